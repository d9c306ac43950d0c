import { HttpStatus } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { type ProblemDetails, ProblemError } from '../problem';

const UNSUPPORTED: ProblemDetails = {
  status: HttpStatus.UNSUPPORTED_MEDIA_TYPE,
  code: 'UNSUPPORTED_MEDIA_TYPE',
  detail:
    'The body has a charset or an encoding that is not known here: send UTF-8, plain or as gzip, deflate or br.',
};

/** What Express's body parser says by `type` (https://github.com/expressjs/body-parser#errors). */
const FAULTS = new Map<unknown, ProblemDetails>([
  [
    'entity.parse.failed',
    {
      status: HttpStatus.BAD_REQUEST,
      code: 'MALFORMED_JSON',
      detail: 'The body is not valid JSON.',
    },
  ],
  [
    'entity.too.large',
    {
      status: HttpStatus.PAYLOAD_TOO_LARGE,
      code: 'BODY_TOO_LARGE',
      detail: 'The body is larger than this service takes; the setting BODY_LIMIT says how much.',
    },
  ],
  ['charset.unsupported', UNSUPPORTED],
  ['encoding.unsupported', UNSUPPORTED],
]);

const UNREADABLE: ProblemDetails = {
  status: HttpStatus.BAD_REQUEST,
  code: 'UNREADABLE_BODY',
  detail: 'The body cannot be read: check its encoding, charset and length.',
};

/**
 * Express error handler right after the body parser: its faults are the caller's, and are told as
 * such.
 */
export function explainBodyFaults(
  error: unknown,
  _request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const type = error instanceof Error && 'type' in error ? error.type : null;
  // Also what was refused before the parser.
  if (error instanceof ProblemError) next(error);
  else next(new ProblemError(FAULTS.get(type) ?? UNREADABLE, { cause: error }));
}
