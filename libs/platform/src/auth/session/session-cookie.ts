import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';

/**
 * Over HTTPS the prefix keeps other hosts of the domain from setting it; browsers take it over
 * HTTPS alone (RFC 6265bis, 4.1.3.2).
 */
const SECURE_NAME = '__Host-cypher-session';
const PLAIN_NAME = 'cypher-session';

/** The header in which the page proves that it is the page. */
export const CSRF_HEADER = 'x-csrf-token';

const HARMLESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The token of the session that a request comes with; null for none. */
export function sessionTokenIn(request: Request): string | null {
  const cookies = parse(request.get('cookie') ?? '');
  return cookies[nameFor(request)] ?? null;
}

/** Has the browser keep the session; no script of any page can read it. */
export function keepSession(response: Response, token: string, expiresAt: Date): void {
  response.cookie(nameFor(response.req), token, {
    ...optionsFor(response.req),
    expires: expiresAt,
  });
}

/** Has the browser forget the session. */
export function forgetSession(response: Response): void {
  response.clearCookie(nameFor(response.req), optionsFor(response.req));
}

/** What the page has to send in `x-csrf-token` with whatever changes something. */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('csrf').digest('base64url');
}

/**
 * Whether the request may do what it asks for in the session's name: browsers send cookies with
 * what other pages ask as well, but only ours knows the header's value.
 */
export function isFromThePage(request: Request, sessionToken: string): boolean {
  if (HARMLESS.has(request.method)) return true;
  const given = Buffer.from(request.get(CSRF_HEADER) ?? '');
  const wanted = Buffer.from(csrfTokenOf(sessionToken));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function nameFor(request: Request): string {
  return request.secure ? SECURE_NAME : PLAIN_NAME;
}

function optionsFor(request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' };
}
