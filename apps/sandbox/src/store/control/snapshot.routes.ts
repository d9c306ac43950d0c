import { deserialize, serialize } from 'node:v8';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { readState, shopState, writeState, type ShopState } from '../state/shop-state';
import type { StoreContext } from '../store-context';

const restoreBody = z.strictObject({ id: z.number().int() });

/** Copies of the whole shop: kept here to go back to, or handed out to move it elsewhere. */
export function snapshotRoutes(context: StoreContext): Router {
  const router = Router();
  // As bytes: a hundred thousand products as objects would be twice the shop.
  const snapshots = new Map<number, Buffer>();
  router.post('/snapshot', (_request: Request, response: Response) => {
    const id = snapshots.size + 1;
    snapshots.set(id, serialize(readState(context)));
    response.status(201).json({ id });
  });
  router.post('/restore', (request: Request, response: Response) => {
    const snapshot = snapshots.get(restoreBody.parse(request.body).id);
    if (snapshot === undefined) {
      response.status(404).json({ message: 'There is no such snapshot' });
      return;
    }
    writeState(context, deserialize(snapshot) as ShopState);
    response.json({ products: context.catalogue.products.size });
  });
  router.get('/state', (_request: Request, response: Response) => {
    response.json(readState(context));
  });
  router.put('/state', (request: Request, response: Response) => {
    writeState(context, shopState.parse(request.body));
    response.json({ products: context.catalogue.products.size });
  });
  return router;
}
