import { HttpStatus, Injectable, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { PlatformSettings } from '../../config/platform.settings';
import { ProblemError } from '../../http/problem';
import type { Actor } from '../actor';
import { keepSession } from './session-cookie';
import { SignedInResponse } from './session.response';
import { SessionTokens } from './session-tokens';

const HOUR_MS = 3_600_000;

/** Most that browsers keep of one cookie, less its name and attributes (RFC 6265, 6.1). */
const LONGEST_TOKEN = 3_900;

/** Begins sessions of the page. */
@Injectable()
export class SignIn {
  private readonly logger = new Logger('Sessions');
  private hasWarned = false;

  constructor(
    private readonly sessions: SessionTokens,
    private readonly settings: PlatformSettings,
  ) {}

  /** Whether there can be sessions. */
  get isPossible(): boolean {
    return this.sessions.canSign;
  }

  /**
   * Has the browser keep a session of somebody who has proven who they are; it ends with their
   * proof, or after SESSION_HOURS.
   * @throws ProblemError 503 SIGN_IN_NOT_SET_UP without a key, 400 SESSION_TOO_LARGE
   */
  begin(actor: Actor, response: Response): SignedInResponse {
    if (!this.isPossible) throw notSetUp();
    const longest = Date.now() + this.settings.SESSION_HOURS * HOUR_MS;
    const expiresAt = new Date(Math.min(longest, actor.expiresAt.getTime()));
    const session: Actor = { ...actor, expiresAt };
    const token = this.sessions.make(session);
    if (token.length > LONGEST_TOKEN) throw tooLarge();
    keepSession(response, token, expiresAt);
    this.warnOfPlain(response);
    return new SignedInResponse(session, token);
  }

  /** Once: a cookie that is not bound to HTTPS, though people come by it, is a wrong setting. */
  private warnOfPlain({ req: { secure } }: Response): void {
    if (secure || this.hasWarned || this.settings.PUBLIC_URL?.startsWith('https:') !== true) return;
    this.hasWarned = true;
    this.logger.warn(
      'PUBLIC_URL is https, but a sign-in came by plain HTTP: its cookie is not bound to HTTPS. ' +
        'Where HTTPS ends at a proxy, set TRUST_PROXY.',
    );
  }
}

function notSetUp(): ProblemError {
  return new ProblemError({
    status: HttpStatus.SERVICE_UNAVAILABLE,
    code: 'SIGN_IN_NOT_SET_UP',
    detail: 'Nobody can sign in at the page: set SECRETS_KEYS, which signs its sessions.',
  });
}

function tooLarge(): ProblemError {
  return new ProblemError({
    status: HttpStatus.BAD_REQUEST,
    code: 'SESSION_TOO_LARGE',
    detail: 'The token names more roles or stores than a browser can keep: take one with fewer.',
  });
}
