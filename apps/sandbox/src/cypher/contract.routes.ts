import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Cypher } from './cypher';

const limit = z.coerce.number().int().min(1).max(500).default(500);
const cursor = z
  .string()
  .transform((text) => Buffer.from(text, 'base64url').toString())
  .pipe(z.string().regex(/^after:\d{1,9}$/, 'is not a cursor of ours'))
  .transform((text) => Number(text.slice('after:'.length)))
  .optional();
const pageQuery = z.object({ limit, cursor });
const productQuery = pageQuery.extend({
  updatedSince: z.iso.datetime({ offset: true }).optional(),
});
const lookupBody = z.object({ ids: z.array(z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/)).max(500) });

/**
 * The three routes of the contract (docs/erp.md), behind the bearer token and the faults that are
 * set.
 */
export function contractRoutes(cypher: Cypher, token: string): Router {
  const router = Router();
  const answer = (
    response: Response,
    route: string,
    items: readonly unknown[],
    rest: object,
  ): void => {
    cypher.calls.add(route, items.length);
    response.json({ items, ...rest });
  };
  const doors = [requireToken(token), sufferFaults(cypher)];

  router.get('/products', ...doors, (request, response) => {
    const { limit, cursor = 0, updatedSince } = productQuery.parse(request.query);
    const { items, next } = cypher.page(
      cursor,
      limit,
      updatedSince === undefined ? undefined : new Date(updatedSince),
    );
    answer(response, 'GET /products', items, { nextCursor: cursorOf(next) });
  });

  router.post('/products/lookup', ...doors, (request, response) => {
    const { items, missing } = cypher.lookup(lookupBody.parse(request.body).ids);
    answer(response, 'POST /products/lookup', items, { missing });
  });

  router.get('/categories', ...doors, (request, response) => {
    const { limit, cursor = 0 } = pageQuery.parse(request.query);
    const { items, next } = cypher.categoryPage(cursor, limit);
    answer(response, 'GET /categories', items, { nextCursor: cursorOf(next) });
  });

  return router;
}

/** Opaque to the client; a place in a list that never shifts. */
function cursorOf(place: number | null): string | null {
  return place === null ? null : Buffer.from(`after:${place}`).toString('base64url');
}

function requireToken(token: string): RequestHandler {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${token}`);
  return (request, response, next) => {
    // Digests are of one length, so the time taken says nothing of how much was right.
    if (timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) next();
    else response.status(401).json({ error: 'A valid bearer token is needed' });
  };
}

function sufferFaults(cypher: Cypher): RequestHandler {
  return async (_request, response, next) => {
    const fault = cypher.faults.takeCall();
    if (cypher.faults.delayMs > 0) await delay(cypher.faults.delayMs);
    if (fault.kind === 'reset') response.destroy();
    else if (fault.kind === 'text') response.type('json').send(fault.text);
    else if (fault.kind === 'status')
      response.status(fault.status).json({ error: 'A fault was asked for' });
    else next();
  };
}
