import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { findPicture } from './catalogue/product-picture';
import { eventMessage, MESSAGE_SHAPES } from './change-events';
import {
  type Change,
  type Cypher,
  type CypherState,
  MAX_PRODUCTS,
  type TellOptions,
} from './cypher';
import { faultSettings } from './fault-plan';

const jsonObject = z.record(z.string(), z.unknown());
const tellQuery = z.object({
  silent: z.stringbool().default(false),
  shape: z.enum(MESSAGE_SHAPES).default('plain'),
});
const searchQuery = z.object({
  query: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(500).default(20),
});
const seedBody = z.object({
  count: z.int().min(0).max(MAX_PRODUCTS),
  images: z.boolean().default(true),
  variants: z.union([z.literal('demo'), z.int().min(0).max(200)]).default('demo'),
});
const editsBody = z.object({
  edits: z.array(z.object({ id: z.string(), patch: jsonObject })).max(10_000),
});
const categoryBody = z.looseObject({ id: z.string().min(1), name: z.string().min(1) });
/** It came out of a double, so that its outline is all that is checked. */
const stateBody = z.custom<CypherState>(
  (value) => STATE_OUTLINE.safeParse(value).success,
  'is no state of the double',
);
const STATE_OUTLINE = z.object({
  version: z.literal(1),
  catalogue: z.object({
    now: z.iso.datetime(),
    pictureUrl: z.string(),
    demoCount: z.int().min(0).max(MAX_PRODUCTS),
    shape: jsonObject,
    end: z.int().min(0),
    edits: z.array(
      z.tuple([z.int(), z.union([z.literal('removed'), z.object({ product: jsonObject })])]),
    ),
  }),
  categories: z.array(jsonObject),
});
const orderPath = z.object({
  id: z.coerce.number().int().positive(),
  act: z.enum(['booked', 'shipped', 'cancelled', 'refunded']),
});
const eventBody = z.object({ channel: z.string().min(1), message: z.unknown() });

/**
 * What a person at the demo, a test or a benchmark does to the ERP; no part of the contract, and
 * without a token. `?silent=true` makes a change without its event, `?shape=plain|envelope|nest`
 * chooses how the event is wrapped.
 */
export function demoRoutes(cypher: Cypher): Router {
  const router = Router();
  changeProducts(router, cypher);
  changeCategories(router, cypher);
  changeMuch(router, cypher);
  tellOfOrders(router, cypher);
  disturb(router, cypher);
  router.get('/images/:file', (request, response) => {
    const picture = findPicture(request.params.file.replace(/\.png$/, ''));
    if (picture === null) response.status(404).json({ error: 'No such picture' });
    else response.type('png').send(picture.png);
  });
  return router;
}

function changeProducts(router: Router, cypher: Cypher): void {
  router.get('/demo/products', (request, response) => {
    const { query, limit } = searchQuery.parse(request.query);
    response.json({ total: cypher.productCount, items: cypher.search(query, limit) });
  });
  router.get('/demo/products/:id', (request, response) => {
    answer(response, 'product', cypher.find(request.params.id));
  });
  router.post('/demo/products', async (request, response) => {
    const change = await cypher.put(jsonObject.parse(request.body), tellOptions(request));
    response.status(201);
    answerChange(response, 'product', change);
  });
  router.patch('/demo/products/:id', async (request, response) => {
    const patch = jsonObject.parse(request.body);
    answerChange(
      response,
      'product',
      await cypher.edit(request.params.id, patch, tellOptions(request)),
    );
  });
  router.delete('/demo/products/:id', async (request, response) => {
    answerChange(response, 'removed', await cypher.remove(request.params.id, tellOptions(request)));
  });
}

function changeCategories(router: Router, cypher: Cypher): void {
  router.post('/demo/categories', async (request, response) => {
    const change = await cypher.putCategory(categoryBody.parse(request.body), tellOptions(request));
    response.status(201);
    answerChange(response, 'category', change);
  });
  router.patch('/demo/categories/:id', async (request, response) => {
    const patch = jsonObject.parse(request.body);
    answerChange(
      response,
      'category',
      await cypher.editCategory(request.params.id, patch, tellOptions(request)),
    );
  });
}

/** What the ERP did with an order of the shop; the body is the rest of the message. */
function tellOfOrders(router: Router, cypher: Cypher): void {
  router.post('/demo/orders/:id/:act', async (request, response) => {
    const { id, act } = orderPath.parse(request.params);
    const channel = `order.${act}`;
    const subject = { ...jsonObject.parse(request.body ?? {}), orderId: id };
    const { shape } = tellQuery.parse(request.query);
    const message = eventMessage(channel, subject, new Date(), shape);
    response.json({ channel, heardBy: await cypher.publish(channel, message) });
  });
}

/** Many products at once, events of any text, and all that the ERP holds. */
function changeMuch(router: Router, cypher: Cypher): void {
  router.post('/demo/seed', (request, response) => {
    const { count, ...shape } = seedBody.parse(request.body);
    cypher.seed(count, shape);
    response.json({ total: cypher.productCount });
  });
  router.post('/demo/edits', (request, response) => {
    response.json({ edited: cypher.editSilently(editsBody.parse(request.body).edits) });
  });
  router.post('/demo/events', async (request, response) => {
    const { channel, message } = eventBody.parse(request.body);
    // Text goes out as it is, so that a message that is no JSON can be tried too.
    const text = typeof message === 'string' ? message : JSON.stringify(message ?? null);
    response.json({ heardBy: await cypher.publish(channel, text) });
  });

  router.get('/demo/state', (_request, response) => {
    response.json(cypher.state());
  });
  router.put('/demo/state', (request, response) => {
    cypher.restore(stateBody.parse(request.body));
    response.json({ total: cypher.productCount });
  });
}

/** Faults that it is to have, and the calls that it has counted. */
function disturb(router: Router, cypher: Cypher): void {
  router.get('/demo/faults', (_request, response) => {
    response.json(cypher.faults.current);
  });
  router.put('/demo/faults', (request, response) => {
    cypher.faults.set(faultSettings.parse(request.body));
    response.json(cypher.faults.current);
  });
  router.delete('/demo/faults', (_request, response) => {
    cypher.faults.clear();
    response.json(cypher.faults.current);
  });

  router.get('/demo/calls', (_request, response) => {
    response.json(cypher.calls.all());
  });
  router.delete('/demo/calls', (_request, response) => {
    cypher.calls.reset();
    response.json(cypher.calls.all());
  });
}

function tellOptions(request: Request): TellOptions {
  return tellQuery.parse(request.query);
}

function answer(response: Response, name: string, item: unknown): void {
  if (item === null) response.status(404).json({ error: `No such ${name}` });
  else response.json({ [name]: item });
}

function answerChange(response: Response, name: string, change: Change<unknown> | null): void {
  if (change === null) response.status(404).json({ error: 'There is nothing with this id' });
  else response.json({ [name]: change.item, published: change.channels });
}
