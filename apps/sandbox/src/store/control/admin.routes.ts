import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { textOf } from '../texts/coercions';
import { withFields } from '../rest/response-fields';
import { orderAdminRoutes } from './order-admin.routes';
import { productView } from '../products/product-view';
import type { ShopChange } from '../state/shop-changes';
import type { StoreContext } from '../store-context';

const fields = z.record(z.string(), z.unknown());
/** Products as the API takes them, each with its variations. */
const seedBody = z.object({
  products: z.array(z.object({ variations: z.array(fields).default([]) }).catchall(z.unknown())),
});

/**
 * What somebody does by hand at the shop's own admin pages, or as a customer: without a key, and
 * not in the journal.
 */
export function adminRoutes(context: StoreContext): Router {
  const router = Router();
  const tell = (id: number, event: ShopChange['event']): void => {
    context.changes.tell({ resource: 'product', event, id });
  };
  router.post('/seed', seedRoute(context));
  router.get('/products', (request: Request, response: Response) => {
    const product = context.catalogue.findBySku(textOf(request.query['sku']));
    if (product === undefined) response.status(404).json({ message: 'No product has this SKU' });
    else response.json(withFields(productView(product, context), request.query['_fields']));
  });
  router.patch('/products/:id', async (request: Request, response: Response) => {
    const id = Number(request.params['id']);
    const wasInTrash = context.catalogue.products.get(id)?.status === 'trash';
    const product = await context.writer.update(
      id,
      request.body as Record<string, unknown>,
      'batch',
    );
    tell(id, wasInTrash && product.status !== 'trash' ? 'restored' : 'updated');
    response.json(productView(product, context));
  });
  router.delete('/products/:id', (request: Request, response: Response) => {
    const product = context.catalogue.products.get(Number(request.params['id']));
    if (product !== undefined) context.catalogue.remove(product);
    response.json({});
  });
  router.use('/orders', orderAdminRoutes(context));
  return router;
}

/** Makes products with their variations, at once; answers their ids. */
function seedRoute(context: StoreContext) {
  return async (request: Request, response: Response): Promise<void> => {
    const { products } = seedBody.parse(request.body);
    const made: { id: number; variations: number[] }[] = [];
    for (const { variations, ...product } of products) {
      const { id } = await context.writer.create(product, 'batch');
      const ids: number[] = [];
      for (const variation of variations) {
        const parent = context.catalogue.products.get(id);
        if (parent === undefined) break;
        ids.push((await context.writer.createVariation(parent, variation, 'batch')).id);
      }
      made.push({ id, variations: ids });
    }
    response.status(201).json({ products: context.catalogue.products.size, made });
  };
}
