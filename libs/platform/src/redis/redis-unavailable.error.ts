/**
 * Redis cannot be used. The message is one line that says where, why and how to mend it; never the
 * password.
 */
export class RedisUnavailableError extends Error {
  constructor(url: string, cause: unknown) {
    const { hostname, port } = new URL(url);
    const place = `${hostname}:${port === '' ? '6379' : port}`;
    const reason = cause instanceof Error ? cause.message : 'unknown fault';
    super(`Redis at ${place} cannot be used: ${reason}. Start it, or mend REDIS_URL.`);
    this.name = 'RedisUnavailableError';
  }
}
