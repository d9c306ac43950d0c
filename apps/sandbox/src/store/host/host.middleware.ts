import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { StoreContext } from '../store-context';
import { StoreError } from '../http/store-error';
import type { HostSetup } from './host-setup';

const CHALLENGE = '<!doctype html><title>Just a moment…</title><h1>Checking your browser</h1>';
const MAINTENANCE =
  '<!doctype html><title>Maintenance</title><h1>Briefly unavailable for scheduled maintenance. Check back in a minute.</h1>';
const FORBIDDEN = '<!doctype html><title>403 Forbidden</title><h1>Forbidden</h1>';
const NOT_FOUND = '<!doctype html><title>404 Not Found</title><h1>Not Found</h1>';
const NOTICE =
  '<br />\n<b>Notice</b>: Undefined index: foo in <b>/wp-content/plugins/old/old.php</b> on line <b>7</b><br />\n';

const WOOCOMMERCE = /^\/wp-json\/wc(\/|\?|$)/;

/** Addresses of the API that are unknown where they are not rewritten. */
const UNKNOWN = {
  pretty: null,
  'index-php': /^\/wp-json(\/|\?|$)/,
  plain: /^(\/index\.php)?\/wp-json(\/|\?|$)/,
} as const;

/** What the host does with a call before the shop sees it, as `PATCH /behaviour` has set it up. */
export function hostOf(context: StoreContext): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const { host } = context;
    const page = pageFor(host, request);
    if (host.redirectsTo !== null)
      response.redirect(301, new URL(request.originalUrl, host.redirectsTo).href);
    else if (page !== null) response.status(page.status).type('html').send(page.html);
    else if (host.withoutWooCommerce && WOOCOMMERCE.test(request.url)) throw noRoute();
    else {
      hinder(host, request, response);
      next();
    }
  };
}

function noRoute(): StoreError {
  const message = 'No route was found matching the URL and request method.';
  return new StoreError(404, 'rest_no_route', message);
}

function pageFor(host: HostSetup, request: Request): { status: number; html: string } | null {
  if (host.maintenance) return { status: 503, html: MAINTENANCE };
  if (host.challenges) return { status: 200, html: CHALLENGE };
  if ((host.blocks as readonly string[]).includes(request.method))
    return { status: 403, html: FORBIDDEN };
  const isUnknown = UNKNOWN[host.permalinks]?.test(request.url);
  return isUnknown === true ? { status: 404, html: NOT_FOUND } : null;
}

function hinder(host: HostSetup, request: Request, response: Response): void {
  if (host.stripsAuthorization) delete request.headers.authorization;
  if (host.dropsParameters.length > 0) dropParameters(host.dropsParameters, request);
  if (!host.printsNotices) return;
  const json = response.json.bind(response);
  response.json = (body: unknown) => {
    response.json = json;
    return response.type('html').send(NOTICE + JSON.stringify(body));
  };
}

/** The signature is checked by the address as it was sent: what is dropped is no matter of it. */
function dropParameters(names: readonly string[], request: Request): void {
  const [path = '', query = ''] = request.url.split('?');
  const kept = query.split('&').filter((part) => !names.includes(part.split('=')[0] ?? ''));
  request.url = query === '' ? path : `${path}?${kept.join('&')}`;
}
