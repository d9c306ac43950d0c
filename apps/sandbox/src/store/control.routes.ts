import { Router, json, type Request, type Response } from 'express';
import { z } from 'zod';
import { BEHAVIOURS, type BehaviourName } from './behaviours';
import { textOf } from './coercions';
import { faultRule } from './fault-rules';
import { productView } from './products/product-view';
import { shopSettings } from './shop-settings';
import type { StoreContext } from './store-context';
import type { OrderSeed } from './store-orders';
import { TIME_MODELS, type TimeModelName } from './time-model';

const behaviour = z.object({
  preset: z.enum(Object.keys(TIME_MODELS) as [TimeModelName, ...TimeModelName[]]).optional(),
  maxBatch: z.number().int().min(1).max(100).optional(),
  variationsOfManyParents: z.boolean().optional(),
  settings: shopSettings.partial().optional(),
  off: z.array(z.enum(Object.keys(BEHAVIOURS) as [BehaviourName, ...BehaviourName[]])).optional(),
});

const seedBody = z.object({ products: z.array(z.record(z.string(), z.unknown())) });
const orderBody = z.object({ orders: z.array(z.custom<OrderSeed>((value) => typeof value === 'object')) });

/** Routes outside of the shop's API, for those who run the double: behaviour, faults, journal, seeds. */
export function controlRoutes(context: StoreContext): Router {
  const router = Router();
  router.use(json({ limit: '100mb' }));

  router.patch('/behaviour', (request: Request, response: Response) => {
    const { preset, maxBatch, variationsOfManyParents, settings, off } = behaviour.parse(request.body);
    if (preset !== undefined) context.workers.model = TIME_MODELS[preset];
    if (maxBatch !== undefined) context.maxBatch = maxBatch;
    if (variationsOfManyParents !== undefined) context.variationsOfManyParents = variationsOfManyParents;
    Object.assign(context.settings, settings);
    if (off !== undefined) context.behaviours.switchOff(off);
    response.json({
      model: context.workers.model,
      maxBatch: context.maxBatch,
      variationsOfManyParents: context.variationsOfManyParents,
      settings: context.settings,
      off: context.behaviours.list(),
    });
  });
  router.post('/faults', (request: Request, response: Response) => {
    context.faults.add(faultRule.parse(request.body));
    response.status(201).json({});
  });
  router.delete('/faults', (_request: Request, response: Response) => {
    context.faults.clear();
    response.json({});
  });
  router.get('/journal', (request: Request, response: Response) => {
    const since = Number(request.query['since'] ?? 0);
    response.json({ entries: context.journal.entries.slice(since), calls: context.journal.calls });
  });
  router.post('/seed', async (request: Request, response: Response) => {
    const { products } = seedBody.parse(request.body);
    for (const product of products) await context.writer.create(product, 'batch');
    response.status(201).json({ products: context.catalogue.products.size });
  });
  router.post('/orders', (request: Request, response: Response) => {
    const placed = orderBody.parse(request.body).orders.map((seed) => context.orders.place(seed));
    response.status(201).json({ ids: placed.map(({ id }) => id) });
  });
  // By hand, as in the shop's own admin pages: for looking at what a customer would see, without a key.
  router.get('/products', (request: Request, response: Response) => {
    const product = context.catalogue.findBySku(textOf(request.query['sku']));
    if (product === undefined) response.status(404).json({ message: 'No product has this SKU' });
    else response.json(productView(product, context, { fields: request.query['_fields'] }));
  });
  router.patch('/products/:id', async (request: Request, response: Response) => {
    const id = Number(request.params['id']);
    const product = await context.writer.update(id, request.body as Record<string, unknown>, 'batch');
    response.json(productView(product, context));
  });
  router.delete('/products/:id', (request: Request, response: Response) => {
    const product = context.catalogue.products.get(Number(request.params['id']));
    if (product !== undefined) context.catalogue.remove(product);
    response.json({});
  });
  return router;
}
