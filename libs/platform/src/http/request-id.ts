import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';

const HEADER = 'x-request-id';
// What a caller sends ends up in logs and answers, so only what is harmless there is taken over.
const ACCEPTABLE = /^[\w.:-]{1,64}$/;

/** Gives every request an id, the caller's own where it sent a usable one, and sends it back. */
export function identifyRequest(request: Request, response: Response, next: NextFunction): void {
  const sent = request.get(HEADER);
  const id = sent !== undefined && ACCEPTABLE.test(sent) ? sent : randomUUID();
  request.headers[HEADER] = id;
  response.setHeader(HEADER, id);
  next();
}

/** The id that `identifyRequest` gave. */
export function requestIdOf(request: IncomingMessage): string {
  const id = request.headers[HEADER];
  return typeof id === 'string' ? id : 'unknown';
}
