import type { IncomingMessage } from 'node:http';
import { pino } from 'pino';
import type { Options } from 'pino-http';
import { the } from '../../../../test/support/the';
import { logOptions } from './log-options';
import { SecretRegistry } from './secret-registry';

const SECRET = 'cs_canary_0123456789';

async function loggerWith(
  level: 'info' | 'debug',
): Promise<{ logger: pino.Logger; lines: string[] }> {
  const params = await logOptions(
    { LOG_LEVEL: level, LOG_FORMAT: 'json' },
    new SecretRegistry([SECRET]),
  );
  const lines: string[] = [];
  const logger = pino(params.pinoHttp as Options, { write: (line) => lines.push(line) });
  return { logger, lines };
}

function messageOf(line: string): string {
  return (JSON.parse(line) as { msg: string }).msg;
}

describe('logOptions', () => {
  it('keeps secrets out of every line: in messages, in data and in errors', async () => {
    const { logger, lines } = await loggerWith('info');
    logger.info(`key ${SECRET}`);
    logger.info({ request: { headers: { Authorization: 'Basic abc' } }, erp_token: 'abc' }, 'sent');
    logger.error(Object.assign(new Error(`refused ${SECRET}`), { config: { auth: SECRET } }));
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain(SECRET);
    expect(lines.join('')).not.toContain('abc"');
    expect(JSON.parse(the(lines[2]))).toMatchObject({
      err: { type: 'Error', message: 'refused [redacted]' },
    });
  });

  it('tells how Nest wires itself only to who debugs', async () => {
    const quiet = await loggerWith('info');
    quiet.logger.info({ context: 'RouterExplorer' }, 'Mapped {/x, GET} route');
    quiet.logger.info({ context: 'Start' }, 'Listening');
    quiet.logger.warn({ context: 'RouterExplorer' }, 'Something odd');
    expect(quiet.lines.map(messageOf)).toEqual(['Listening', 'Something odd']);
    const chatty = await loggerWith('debug');
    chatty.logger.info({ context: 'RouterExplorer' }, 'Mapped {/x, GET} route');
    expect(JSON.parse(the(chatty.lines[0]))).toMatchObject({
      level: 20,
      msg: 'Mapped {/x, GET} route',
    });
  });

  it('shows of a query the names alone: a token may be in it, under any name', async () => {
    const params = await logOptions(
      { LOG_LEVEL: 'info', LOG_FORMAT: 'json' },
      new SecretRegistry([]),
    );
    const { customSuccessMessage, serializers } = params.pinoHttp as Options;
    const request = {
      method: 'GET',
      url: '/orders?jwt=abc.def.ghi&k=hunter2&since=2026',
    } as IncomingMessage;
    const shown = customSuccessMessage?.(request, { statusCode: 200 } as never, 1);
    expect(shown).toBe('GET /orders?jwt&k&since 200');
    expect(serializers?.['req']?.(request)).toEqual({ method: 'GET', url: '/orders?jwt&k&since' });
  });

  it('does not log the probes', async () => {
    const { pinoHttp } = await logOptions(
      { LOG_LEVEL: 'info', LOG_FORMAT: 'json' },
      new SecretRegistry([]),
    );
    const { autoLogging } = pinoHttp as Options;
    if (typeof autoLogging !== 'object') throw new Error('Nothing is left out');
    const isQuiet = (originalUrl: string) =>
      autoLogging.ignore?.({ originalUrl } as unknown as IncomingMessage);
    expect(isQuiet('/health/ready')).toBe(true);
    expect(isQuiet('/metrics')).toBe(true);
    expect(isQuiet('/api/v1/woocommerce/health')).toBe(false);
  });
});
