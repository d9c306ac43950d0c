import { Readable } from 'node:stream';
import { Router, type Request, type Response } from 'express';
import { callerOf } from '../../access/identify-caller';
import { answerCall } from '../../http/answer-call';
import { StoreError } from '../../http/store-error';
import type { Answer, StoreContext } from '../../store-context';
import type { CatalogFiles } from './catalog-files';

/** Where the route is, below `/wp-json`. */
export const POINT_OF_SALE = '/wc/pos/v1';

/** Where the files are, which anybody may read who knows their names. */
export const FEEDS = '/wp-content/uploads/product-feeds';

/** The route that has the catalogue written into a file (facts 46, 91); older shops have none. */
export function catalogExportRoutes(context: StoreContext, files: CatalogFiles): Router {
  const router = Router();
  router.post('/catalog/create', (request: Request, response: Response) => {
    if (!context.behaviours.has('catalog-export')) throw noRoute();
    return answerCall(
      context,
      () => Promise.resolve(answerOf(request, response, files)),
      request,
      response,
    );
  });
  router.use(() => {
    throw noRoute();
  });
  return router;
}

/** The files themselves. */
export function catalogFileRoutes(files: CatalogFiles): Router {
  const router = Router();
  router.get('/:name', (request: Request, response: Response) => {
    const parts = files.partsOf(String(request.params['name']));
    if (parts === undefined) response.status(404).type('html').send('Not Found');
    else Readable.from(parts).pipe(response.type('json'));
  });
  return router;
}

function answerOf(request: Request, response: Response, files: CatalogFiles): Answer {
  const key = callerOf(response);
  if (key === null || key.role === 'customer') {
    const status = key === null ? 401 : 403;
    throw new StoreError(status, 'rest_forbidden', 'Sorry, you are not allowed to do that.');
  }
  const sent = { ...request.query, ...(request.body as Record<string, unknown> | undefined) };
  const force = [true, 'true', '1', 1].includes(sent['force'] as string);
  const fields = {
    ofProducts: textOf(sent['_product_fields']),
    ofVariations: textOf(sent['_variation_fields']),
  };
  const status = files.statusOf(fields, force);
  if (status !== null) return { body: status };
  const message = 'An error occurred while generating the feed.';
  return { status: 500, body: { success: false, message } };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function noRoute(): StoreError {
  return new StoreError(
    404,
    'rest_no_route',
    'No route was found matching the URL and request method.',
  );
}
