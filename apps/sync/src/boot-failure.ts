import { writeSync } from 'node:fs';
import {
  DatabaseUnavailableError,
  type Environment,
  RedisUnavailableError,
  SecretRegistry,
  SettingsError,
} from '@cypher/platform';

const STDERR = 2;

/**
 * Says on stderr why the start failed and how to mend it: one line, and the stack only where
 * LOG_LEVEL asks for it.
 */
export function explainBootFailure(error: unknown, env: Environment): void {
  const lines = [describeBootFailure(error)];
  if (['debug', 'trace'].includes(env['LOG_LEVEL'] ?? '') && error instanceof Error) {
    lines.push(error.stack ?? '');
  }
  // Settings may be what is wrong, so what could be a secret is told by its name alone.
  const secrets = Object.entries(env).filter(([name]) =>
    /SECRET|TOKEN|KEY|PASSWORD|_URL$/.test(name),
  );
  const registry = new SecretRegistry(
    secrets.flatMap(([, value]) => (value === undefined ? [] : [value])),
  );
  // Written at once: the process ends right after it.
  writeSync(STDERR, `${registry.redact(lines.join('\n'))}\n`);
}

/** What a person needs to know about a failed start. */
export function describeBootFailure(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  if (error instanceof DatabaseUnavailableError || error instanceof RedisUnavailableError) {
    return `Cannot start: ${error.message}`;
  }
  if (!(error instanceof Error)) return 'Cannot start: unknown fault';
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Cannot start: port ${port ?? ''} is in use by another program. Stop that, or set PORT to a free one.`;
  }
  if (code === 'EACCES') {
    return `Cannot start: this user may not listen on port ${port ?? ''}. Set PORT to one above 1023.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `Cannot start: ${error.message}. Check HOST: it must be an address of this machine.`;
  }
  return `Cannot start: ${firstLine(error.message)}. LOG_LEVEL=debug shows where it comes from.`;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}
