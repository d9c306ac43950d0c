import express, {
  type Express,
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express';
import { APPROVALS } from '../approvals/approval.routes';
import { apiRouter } from './api-router';
import { identifyCaller, restRoute } from '../access/identify-caller';
import type { StoreAuth } from '../access/store-auth';
import { controlRoutes } from '../control/control.routes';
import { methodOverride } from './method-override';
import { hostOf } from '../host/host.middleware';
import { phpCrash, refusalOf, requestBody } from './request-body';
import type { Resource } from './resource';
import {
  catalogExportRoutes,
  catalogFileRoutes,
  FEEDS,
  POINT_OF_SALE,
} from '../products/export/catalog-export.routes';
import { CatalogFiles } from '../products/export/catalog-files';
import { libraryFileRoutes, UPLOADS } from '../products/library/library-files.routes';
import { readPhpQuery } from '../rest/php-query';
import type { StoreContext } from '../store-context';
import { StoreError } from './store-error';
import { siteIndex } from '../system/site-index';

/**
 * Paths of every site's REST API, of WooCommerce's below it, and of the version of that which is
 * served.
 */
const [REST, WOOCOMMERCE, API] = ['/wp-json', '/wp-json/wc', '/wp-json/wc/v3'];

/** Where the same is found in shops whose web server does not rewrite addresses (fact 39). */
const UNREWRITTEN = /^\/index\.php(?=\/wp-json(?:\/|\?|$))/;

/**
 * The HTTP side of a double: the API, the control routes beside it, and errors in WooCommerce's
 * words.
 */
export function storeApp(
  context: StoreContext,
  auth: StoreAuth,
  resources: readonly Resource[],
  approvals: Router,
): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.set('query parser', readPhpQuery);
  app.use((_request: Request, response: Response, next: NextFunction) => {
    const ahead = context.host.clockAheadSeconds * 1_000;
    response.set('Date', new Date(context.now() + ahead).toUTCString());
    next();
  });
  app.use('/_control', controlRoutes(context));
  app.use(hostOf(context));
  app.use((request: Request, _response: Response, next: NextFunction) => {
    if (context.behaviours.has('index-php-address'))
      request.url = request.url.replace(UNREWRITTEN, '');
    next();
  });
  app.use(restRoute(context.behaviours));
  app.get('/', (_request, response) => {
    response.json({ name: 'WooCommerce double', products: context.catalogue.products.size });
  });
  app.use(APPROVALS, approvals);
  app.use(REST, siteIndex(context, resources));
  app.use(WOOCOMMERCE, methodOverride, identifyCaller(auth));
  const files = new CatalogFiles(context);
  app.use(FEEDS, catalogFileRoutes(files));
  app.use(UPLOADS, libraryFileRoutes(context));
  app.use(
    REST + POINT_OF_SALE,
    ...requestBody(context.behaviours),
    catalogExportRoutes(context, files),
  );
  app.use(API, ...requestBody(context.behaviours), apiRouter(context, resources));
  app.use(answerNoRoute);
  app.use(answerError);
  return app;
}

// Express takes a handler of four parameters for one of errors.
function answerError(error: unknown, _: Request, response: Response, _next: NextFunction): void {
  const known = error instanceof StoreError ? error : (refusalOf(error) ?? phpCrash());
  response.status(known.status).json(known.body());
}

function answerNoRoute(): never {
  throw new StoreError(
    404,
    'rest_no_route',
    'No route was found matching the URL and request method.',
  );
}
