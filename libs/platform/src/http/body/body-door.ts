import { HttpStatus } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { excessOf } from './body-shape';
import { ProblemError } from '../problem';

/** What a body may call itself. */
export const JSON_TYPES: readonly string[] = ['application/json', 'application/*+json'];

/**
 * Refuses a body that is not JSON, before it is read: one that is read as nothing would be answered
 * as if nothing was sent. One that was read as it came is its route's own business.
 */
export function requireJson(request: Request, _response: Response, next: NextFunction): void {
  // Many clients say of a body that they do not send that it is empty.
  const isEmpty = request.headers['content-length'] === '0';
  // False: there is a body, and it is something else; null: there is none.
  if (isEmpty || isRaw(request) || request.is([...JSON_TYPES]) !== false) {
    next();
    return;
  }
  const said = request.headers['content-type'];
  next(
    new ProblemError({
      status: HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      detail: `The body has ${said === undefined ? 'no content type' : 'another content type'}: send JSON, and the header "Content-Type: application/json".`,
      headers: { Accept: 'application/json' },
    }),
  );
}

/** Refuses a body that is no object, or too much to be looked at, before anything looks at it. */
export function requireObject(request: Request, _response: Response, next: NextFunction): void {
  const body: unknown = request.body;
  if (isRaw(request)) {
    next();
    return;
  }
  if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body))) {
    next(refusal('NOT_AN_OBJECT', 'is not a JSON object'));
    return;
  }
  const excess = excessOf(body);
  next(excess === null ? undefined : refusal('BODY_TOO_COMPLEX', excess));
}

function isRaw({ body }: Request): boolean {
  return Buffer.isBuffer(body);
}

function refusal(code: string, problem: string): ProblemError {
  return new ProblemError({ status: HttpStatus.BAD_REQUEST, code, detail: `The body ${problem}.` });
}
