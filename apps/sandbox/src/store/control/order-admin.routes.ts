import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { StoreError } from '../http/store-error';
import { orderSeed } from '../orders/order-seed';
import { wantedRefund } from '../orders/refunds/refund-request';
import type { StoreOrder } from '../orders/store-order';
import type { Params } from '../rest/rest-call';
import type { StoreContext } from '../store-context';

const placedBody = z.object({ orders: z.array(orderSeed) });

/** What customers do, and what somebody does by hand with an order at the shop's admin pages. */
export function orderAdminRoutes({ orders }: StoreContext): Router {
  const router = Router();
  const named = (request: Request): StoreOrder => {
    const order = orders.orders.get(Number(request.params['id']));
    if (order === undefined) throw new StoreError(404, 'unknown_order', 'There is no such order.');
    return order;
  };
  router.post('/', (request: Request, response: Response) => {
    const placed = placedBody.parse(request.body).orders.map((seed) => orders.place(seed));
    response.status(201).json({ ids: placed.map(({ id }) => id) });
  });
  router.patch('/:id', (request: Request, response: Response) => {
    const order = named(request);
    orders.change(order, request.body as Params);
    response.json({ id: order.id, status: order.status });
  });
  // Nobody at the shop's pages pays back through a provider that the double does not have.
  router.post('/:id/refunds', (request: Request, response: Response) => {
    const wanted = wantedRefund({ ...(request.body as Params), api_refund: false });
    response.status(201).json({ id: orders.refund(named(request), wanted).id });
  });
  router.delete('/:id', (request: Request, response: Response) => {
    orders.remove(named(request), request.query['force'] === 'true');
    response.json({});
  });
  return router;
}
