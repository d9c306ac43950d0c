import { Router, urlencoded, type Request, type Response } from 'express';
import { z } from 'zod';
import type { ShopUser } from '../access/shop-user';
import type { StoreKey } from '../access/store-key';
import type { StoreContext } from '../store-context';
import { textOf } from '../texts/coercions';
import { grantPage, loginPage, refusalPage } from './approval-pages';
import {
  ApprovalRefusal,
  readApprovalRequest,
  toQuery,
  type ApprovalRequest,
} from './approval-request';
import { ApprovalSessions } from './approval-sessions';
import { bringKey, newKey } from './granted-key';

/** Path of the pages, below the shop’s home. */
export const APPROVALS = '/wc-auth/v1';

const NO_PERMISSION = 'You do not have permission to access this page';
const loginForm = z.object({ username: z.string(), password: z.string() });

/** What the pages share. */
class Pages {
  readonly sessions = new ApprovalSessions();

  constructor(private readonly shop: Pick<StoreContext, 'behaviours' | 'homeUrl'>) {}

  asked(request: Request): ApprovalRequest {
    return readApprovalRequest(request.query, this.shop.behaviours.has('approval-needs-tls'));
  }

  to(page: string, query: string): string {
    return `${this.shop.homeUrl()}${APPROVALS}/${page}/?${query}`;
  }

  /** @throws ApprovalRefusal for somebody who may not manage the shop */
  ownerOf(request: Request): ShopUser {
    const user = this.sessions.userOf(request);
    if (user === undefined || user.role === 'customer') throw new ApprovalRefusal(NO_PERMISSION);
    return user;
  }
}

/**
 * The pages on which a shop’s owner gives an app keys of the REST API (fact 55).
 * @param keys those that the shop knows; a new one is added to them
 */
export function approvalRoutes(
  shop: Pick<StoreContext, 'behaviours' | 'homeUrl'>,
  keys: StoreKey[],
  users: readonly ShopUser[],
): Router {
  const pages = new Pages(shop);
  const router = Router();
  router.use(urlencoded({ extended: false }));
  addLogin(router, pages, users);
  addGrant(router, pages, keys);
  router.use(
    (error: unknown, _request: Request, response: Response, next: (e: unknown) => void) => {
      if (error instanceof ApprovalRefusal) response.status(401).send(refusalPage(error.message));
      else next(error);
    },
  );
  return router;
}

function addLogin(router: Router, pages: Pages, users: readonly ShopUser[]): void {
  router.get('/login', (request: Request, response: Response) => {
    const wish = pages.asked(request);
    const authorize = pages.to('authorize', toQuery(wish));
    if (pages.sessions.userOf(request) !== undefined) response.redirect(authorize);
    else response.send(loginPage(wish, authorize));
  });
  router.post('/login', (request: Request, response: Response) => {
    const query = toQuery(pages.asked(request));
    const { username, password } = loginForm.parse(request.body);
    const user = users.find((known) => known.name === username && known.password === password);
    if (user !== undefined) pages.sessions.logIn(user, response);
    response.redirect(pages.to(user === undefined ? 'login' : 'authorize', query));
  });
}

function addGrant(router: Router, pages: Pages, keys: StoreKey[]): void {
  router.get('/authorize', (request: Request, response: Response) => {
    const wish = pages.asked(request);
    if (pages.sessions.userOf(request) === undefined) {
      response.redirect(pages.to('login', toQuery(wish)));
      return;
    }
    const nonce = { wc_auth_nonce: pages.sessions.nonceFor(pages.ownerOf(request)) };
    const granted = pages.to('access_granted', toQuery(wish, nonce));
    response.send(grantPage(wish, granted, back(wish, '0')));
  });
  router.get('/access_granted', async (request: Request, response: Response) => {
    const [wish, user] = [pages.asked(request), pages.ownerOf(request)];
    if (!pages.sessions.isNonceOf(user, textOf(request.query['wc_auth_nonce'])))
      throw new ApprovalRefusal('Invalid nonce verification');
    const key = newKey(wish);
    keys.push(key);
    await bringKey(wish, key, keys.length).catch((error: unknown) => {
      keys.splice(keys.indexOf(key), 1);
      throw error;
    });
    response.redirect(back(wish, '1'));
  });
}

function back({ return_url: url, user_id }: ApprovalRequest, success: '0' | '1'): string {
  const address = new URL(url);
  address.searchParams.set('success', success);
  address.searchParams.set('user_id', user_id);
  return address.href;
}
