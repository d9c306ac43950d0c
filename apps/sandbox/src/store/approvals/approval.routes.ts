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

/**
 * The pages on which a shop’s owner gives an app keys of the REST API (fact 55).
 * @param keys those that the shop knows; a new one is added to them
 */
export function approvalRoutes(
  { behaviours, homeUrl }: Pick<StoreContext, 'behaviours' | 'homeUrl'>,
  keys: StoreKey[],
  users: readonly ShopUser[],
): Router {
  const sessions = new ApprovalSessions();
  const router = Router();
  const asked = (request: Request): ApprovalRequest =>
    readApprovalRequest(request.query, behaviours.has('approval-needs-tls'));
  const to = (page: string, query: string): string => `${homeUrl()}${APPROVALS}/${page}/?${query}`;
  const ownerOf = (request: Request): ShopUser => {
    const user = sessions.userOf(request);
    if (user === undefined || user.role === 'customer') throw new ApprovalRefusal(NO_PERMISSION);
    return user;
  };

  router.use(urlencoded({ extended: false }));
  router.get('/login', (request: Request, response: Response) => {
    const authorize = to('authorize', toQuery(asked(request)));
    if (sessions.userOf(request) !== undefined) response.redirect(authorize);
    else response.send(loginPage(asked(request), authorize));
  });
  router.post('/login', (request: Request, response: Response) => {
    const query = toQuery(asked(request));
    const { username, password } = loginForm.parse(request.body);
    const user = users.find((known) => known.name === username && known.password === password);
    if (user !== undefined) sessions.logIn(user, response);
    response.redirect(to(user === undefined ? 'login' : 'authorize', query));
  });
  router.get('/authorize', (request: Request, response: Response) => {
    const wish = asked(request);
    if (sessions.userOf(request) === undefined) {
      response.redirect(to('login', toQuery(wish)));
      return;
    }
    const nonce = { wc_auth_nonce: sessions.nonceFor(ownerOf(request)) };
    response.send(grantPage(wish, to('access_granted', toQuery(wish, nonce)), back(wish, '0')));
  });
  router.get('/access_granted', async (request: Request, response: Response) => {
    const [wish, user] = [asked(request), ownerOf(request)];
    if (!sessions.isNonceOf(user, textOf(request.query['wc_auth_nonce'])))
      throw new ApprovalRefusal('Invalid nonce verification');
    const key = newKey(wish);
    keys.push(key);
    await bringKey(wish, key, keys.length).catch((error: unknown) => {
      keys.splice(keys.indexOf(key), 1);
      throw error;
    });
    response.redirect(back(wish, '1'));
  });
  router.use(
    (error: unknown, _request: Request, response: Response, next: (e: unknown) => void) => {
      if (error instanceof ApprovalRefusal) response.status(401).send(refusalPage(error.message));
      else next(error);
    },
  );
  return router;
}

function back({ return_url: url, user_id }: ApprovalRequest, success: '0' | '1'): string {
  const address = new URL(url);
  address.searchParams.set('success', success);
  address.searchParams.set('user_id', user_id);
  return address.href;
}
