/**
 * PostgreSQL cannot be used. The message is one line that says where, why and how to mend it; never
 * the password.
 */
export class DatabaseUnavailableError extends Error {
  constructor(url: string, cause: unknown) {
    super(
      `PostgreSQL at ${placeOf(url)} cannot be used: ${reasonOf(cause)}. Start it, or mend DATABASE_URL.`,
    );
    this.name = 'DatabaseUnavailableError';
  }
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port === '' ? '5432' : port}${pathname}`;
}

function reasonOf(cause: unknown): string {
  // Where a name has several addresses, Node answers an AggregateError whose own message is empty.
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join(', ');
  return cause instanceof Error ? cause.message : 'unknown fault';
}
