import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ShopUser } from '../access/shop-user';

const COOKIE = 'wordpress_logged_in_double';

/** Who is logged in at the shop’s pages, by their cookies. */
export class ApprovalSessions {
  private readonly users = new Map<string, ShopUser>();
  private readonly nonces = new Map<string, ShopUser>();

  /** Logs a user in. */
  logIn(user: ShopUser, response: Response): void {
    const session = randomBytes(16).toString('hex');
    this.users.set(session, user);
    response.cookie(COOKIE, session, { httpOnly: true, path: '/' });
  }

  /** Who comes; undefined for somebody who is not logged in. */
  userOf(request: Request): ShopUser | undefined {
    const cookie = request.get('cookie') ?? '';
    const session = new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]+)`).exec(cookie)?.[1];
    return session === undefined ? undefined : this.users.get(session);
  }

  /** What the approving link of a user carries. */
  nonceFor(user: ShopUser): string {
    const nonce = randomBytes(5).toString('hex');
    this.nonces.set(nonce, user);
    return nonce;
  }

  /** Whether a link is one that was shown to this user. */
  isNonceOf(user: ShopUser, nonce: string): boolean {
    return this.nonces.get(nonce) === user;
  }
}
