import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Behaviours } from '../behaviour/behaviours';
import type { StoreAuth } from './store-auth';
import type { StoreKey } from './store-key';

interface CallerLocals {
  key?: StoreKey | null;
  isWithoutKeys?: boolean;
}

/**
 * Finds out who calls, before it is known whether there is such a route: WordPress does it in this
 * order.
 */
export function identifyCaller(auth: StoreAuth): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const locals = response.locals as CallerLocals;
    locals.key = locals.isWithoutKeys === true ? null : auth.identify(request);
    next();
  };
}

/** The key that a call came with; null for one that came without. */
export function callerOf(response: Response): StoreKey | null {
  return (response.locals as CallerLocals).key ?? null;
}

/**
 * Takes `/?rest_route=/…` for the address that it says; but keys open only what is below `wp-json/`
 * (fact 3).
 */
export function restRoute(behaviours: Behaviours): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const { rest_route: route, ...query } = request.query;
    if (request.path === '/' && typeof route === 'string') {
      const others = new URLSearchParams(query as Record<string, string>).toString();
      request.url = `/wp-json${route}${others === '' ? '' : `?${others}`}`;
      (response.locals as CallerLocals).isWithoutKeys = behaviours.has('rest-route-refused');
    }
    next();
  };
}
