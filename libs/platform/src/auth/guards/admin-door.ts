import { HttpStatus, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { RefusalLimit } from '../../http/limits/refusal-limit';
import { ProblemError } from '../../http/problem';
import { actorOf } from '../actor';
import { Identification, refusalOf, unauthorized } from '../identification';

const ADMIN = 'admin';

/**
 * Express middleware for what stands beside Nest's routes, and so is seen by no guard: lets in
 * admins of the whole installation alone, and hands problems on as routes do.
 */
@Injectable()
export class AdminDoor {
  constructor(
    private readonly identification: Identification,
    private readonly refusals: RefusalLimit,
  ) {}

  /** The middleware: `app.use(path, door.pass)`. */
  readonly pass = (request: Request, _response: Response, next: NextFunction): void => {
    this.check(request).then(() => {
      next();
    }, next);
  };

  private async check(request: Request): Promise<void> {
    await this.identification.identify(request);
    const actor = actorOf(request);
    if (actor?.stores === null && actor.roles.includes(ADMIN)) return;
    await this.refusals.count(request);
    throw actor === null ? (refusalOf(request) ?? unauthorized()) : forbidden();
  }
}

function forbidden(): ProblemError {
  return new ProblemError({
    status: HttpStatus.FORBIDDEN,
    code: 'FORBIDDEN',
    detail: 'This needs the role admin, by a token of the whole installation.',
  });
}
