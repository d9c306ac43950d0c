import { HttpStatus } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { type ProblemDetails, ProblemError } from './problem';

/** What Express's body parser says by `type` (https://github.com/expressjs/body-parser#errors). */
const FAULTS = new Map<unknown, ProblemDetails>([
  [
    'entity.parse.failed',
    { status: HttpStatus.BAD_REQUEST, code: 'MALFORMED_JSON', detail: 'The body is not valid JSON.' },
  ],
  [
    'entity.too.large',
    {
      status: HttpStatus.PAYLOAD_TOO_LARGE,
      code: 'BODY_TOO_LARGE',
      detail: 'The body is larger than this service takes; the setting BODY_LIMIT says how much.',
    },
  ],
]);

const UNREADABLE: ProblemDetails = {
  status: HttpStatus.BAD_REQUEST,
  code: 'UNREADABLE_BODY',
  detail: 'The body cannot be read: check its encoding, charset and length.',
};

/** Express error handler right after the body parser: its faults are the caller's, and are told as such. */
export function explainBodyFaults(
  error: unknown,
  _request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const type = error instanceof Error && 'type' in error ? error.type : null;
  next(new ProblemError(FAULTS.get(type) ?? UNREADABLE, { cause: error }));
}
