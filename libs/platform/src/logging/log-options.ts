import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { LogFn, Logger } from 'pino';
import type { Options } from 'pino-http';
import type { PlatformSettings } from '../config/platform.settings';
import { requestIdOf } from '../http/request-id';
import { loggedUrl } from './logged-url';
import type { SecretRegistry } from './secret-registry';

/** Probes ask every few seconds; their lines would bury the rest. */
const QUIET = /^\/(health|metrics)\b/;

/** Who tells how Nest wires itself at the start; worth a line only to who debugs. */
const WIRING = new Set<unknown>([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
  'NestMicroservice',
]);

/**
 * Options of nestjs-pino: one line per event, with the request's id, and no secret in any of them.
 */
export async function logOptions(
  settings: Pick<PlatformSettings, 'LOG_LEVEL' | 'LOG_FORMAT'>,
  secrets: SecretRegistry,
): Promise<Params> {
  const options: Options = {
    level: settings.LOG_LEVEL,
    // The last step before the line is written, so nothing that is logged anywhere gets past it.
    hooks: { streamWrite: (line) => secrets.redact(line), logMethod: quietWiring },
    genReqId: requestIdOf,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    autoLogging: {
      ignore: (request: IncomingMessage & { originalUrl?: string }) =>
        QUIET.test(request.originalUrl ?? ''),
    },
    customLogLevel: (_request, response, error) =>
      response.statusCode >= 500 || error !== undefined ? 'warn' : 'info',
    customSuccessMessage: describe,
    customErrorMessage: describe,
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, url: loggedUrl(url) }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      err: ({ type, name, message, stack, code }: Record<string, unknown>) => ({
        type: type ?? name,
        message,
        code,
        stack,
      }),
    },
  };
  const forRoutes = ['{*path}'];
  if (settings.LOG_FORMAT === 'json') return { pinoHttp: options, forRoutes };
  const { default: pretty } = await import('pino-pretty');
  const stream = pretty({
    singleLine: true,
    ignore: 'pid,hostname,req,res,responseTime,requestId,context',
  });
  return { pinoHttp: [options, stream], forRoutes };
}

function describe({ method, url }: IncomingMessage, { statusCode }: ServerResponse): string {
  return `${method ?? ''} ${loggedUrl(url ?? '')} ${statusCode}`;
}

function quietWiring(this: Logger, args: Parameters<LogFn>, method: LogFn, level: number): void {
  const [first] = args as readonly unknown[];
  const isWiring =
    typeof first === 'object' && first !== null && 'context' in first && WIRING.has(first.context);
  if (isWiring && level === this.levels.values['info']) this.debug(...args);
  else method.apply(this, args);
}
