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
  const bought = new Map<number, number>();
  // As at a checkout: what is not there is not sold.
  router.post('/checkouts', (request: Request, response: Response) => {
    const { productId, quantity } = checkout.parse(request.body);
    const { sku = '', stock_quantity: shown = 0 } = catalogue.products.get(productId) ?? {};
    if ((shown ?? 0) < quantity) {
      response.json({ orderId: null, sold: bought.get(productId) ?? 0 });
      return;
    }
    const order = orders.place({ lines: [{ productId, sku, quantity }] });
    const sold = (bought.get(productId) ?? 0) + quantity;
    bought.set(productId, sold);
    response.status(201).json({ orderId: order.id, sold });
  });
  router.get('/stock', (_request: Request, response: Response) => {
    const counted = [...catalogue.products.values()].filter((product) => product.manage_stock);
    const stock = counted.map(({ id, sku, stock_quantity: shown }) => {
      return [id, sku, shown ?? 0, bought.get(id) ?? 0];
    });
    response.json({ stock });
  });
  return router;
}
