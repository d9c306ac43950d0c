import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { StoreContext } from '../store-context';

const checkout = z.strictObject({
  productId: z.number().int().positive(),
  quantity: z.number().int().positive(),
});

/** Customers who buy what the shop shows, and the shop's own books of it. */
export function checkoutRoutes({ catalogue, orders }: StoreContext): Router {
  const router = Router();
  // As at a checkout: what is not there is not sold.
  router.post('/checkouts', (request: Request, response: Response) => {
    const { productId, quantity } = checkout.parse(request.body);
    const { sku = '', stock_quantity: shown = 0 } = catalogue.products.get(productId) ?? {};
    if ((shown ?? 0) < quantity) {
      response.json({ orderId: null });
      return;
    }
    const order = orders.place({ lines: [{ productId, sku, quantity }] });
    response.status(201).json({ orderId: order.id });
  });
  router.get('/stock', (_request: Request, response: Response) => {
    const counted = [...catalogue.products.values()].filter((product) => product.manage_stock);
    response.json({
      stock: counted.map(({ id, sku, stock_quantity }) => [id, sku, stock_quantity]),
    });
  });
  return router;
}
