import { HttpStatus, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { RefusalLimit } from '../../http/limits/refusal-limit';
import { ProblemError } from '../../http/problem';
import { actorOf } from '../actor';
import { Identification, refusalOf, unauthorized } from '../identification';

const ADMIN = 'admin';

const UNAUTHORIZED: number = HttpStatus.UNAUTHORIZED;

/**
 * Express middleware for what stands beside Nest's routes, and so is seen by no guard: lets in
 * admins of the whole installation alone, and hands problems on as routes do. A browser of somebody
 * who is not signed in is sent to where people sign in, and comes back from there.
 */
@Injectable()
export class AdminDoor {
  constructor(
    private readonly identification: Identification,
    private readonly refusals: RefusalLimit,
  ) {}

  /** The middleware: `app.use(path, door.pass)`. */
  readonly pass = (request: Request, response: Response, next: NextFunction): void => {
    this.check(request).then(
      () => {
        next();
      },
      (error: unknown) => {
        if (isUnauthorized(error) && isOfBrowser(request)) sendToSignIn(request, response);
        else next(error);
      },
    );
  };

  private async check(request: Request): Promise<void> {
    await this.identification.identify(request);
    const actor = actorOf(request);
    if (actor?.stores === null && actor.roles.includes(ADMIN)) return;
    await this.refusals.count(request);
    throw actor === null ? (refusalOf(request) ?? unauthorized()) : forbidden();
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === UNAUTHORIZED;
}

/** Whether a person opens it, and no program asks with a token. */
function isOfBrowser(request: Request): boolean {
  return (
    request.method === 'GET' &&
    request.get('authorization') === undefined &&
    request.accepts(['json', 'html']) === 'html'
  );
}

function sendToSignIn(request: Request, response: Response): void {
  const returnTo = encodeURIComponent(request.originalUrl);
  response.set('Cache-Control', 'no-store');
  response.redirect(HttpStatus.SEE_OTHER, `/sign-in?returnTo=${returnTo}`);
}

function forbidden(): ProblemError {
  return new ProblemError({
    status: HttpStatus.FORBIDDEN,
    code: 'FORBIDDEN',
    detail: 'This needs the role admin, by a token of the whole installation.',
  });
}
