import type { Request } from 'express';

/** The bearer token of a request (RFC 6750, 2.1); null for none. */
export function bearerTokenIn(request: Pick<Request, 'get'>): string | null {
  return /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? null;
}
