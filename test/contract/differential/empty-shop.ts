import { isObject, type Json } from '../suite/shop/json';
import { References } from './references';
import type { StepSender } from './step-sender';

/** What a shop holds, in the order in which it can go, with what its lists have to be asked for. */
const ROUTES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['webhooks', {}],
  ['orders', { status: 'any' }],
  ['orders', { status: 'trash' }],
  ['orders', { status: 'checkout-draft' }],
  ['orders', { status: 'auto-draft' }],
  ['products', { status: 'any' }],
  ['products', { status: 'trash' }],
  ['products/attributes', {}],
  ['products/tags', {}],
  ['products/brands', {}],
  ['products/categories', {}],
  ['coupons', {}],
  ['taxes', {}],
  ['customers', { role: 'customer' }],
];

/** What a shop has by itself, and keeps. */
const KEPT = 'uncategorized';

/**
 * Removes for good everything that a shop sells, was ordered or is settled by. Throws for what
 * stays.
 */
export async function emptyShop(sender: StepSender): Promise<void> {
  for (const [route, query] of ROUTES) {
    for (let round = 0; ; round += 1) {
      const ids = await idsOf(sender, route, query);
      if (ids.length === 0) break;
      if (round > 20) throw new Error(`The shop keeps ${route} ${ids.join(', ')}`);
      await remove(sender, route, ids);
    }
  }
}

/** How much a shop holds that a recording would remove. */
export async function contentOf(sender: StepSender): Promise<string[]> {
  const found = await Promise.all(
    ROUTES.map(
      async ([route, query]) => [route, (await idsOf(sender, route, query)).length] as const,
    ),
  );
  return found.filter(([, count]) => count > 0).map(([route, count]) => `${count} ${route}`);
}

async function idsOf(
  sender: StepSender,
  route: string,
  query: Readonly<Record<string, string>>,
): Promise<number[]> {
  const { body } = await sender.send(
    { topic: 'empty', method: 'GET', route, query: { ...query, per_page: '100' } },
    new References(),
  );
  const rows = Array.isArray(body) ? (body as readonly Json[]) : [];
  return rows.flatMap((row) =>
    isObject(row) && typeof row['id'] === 'number' && row['slug'] !== KEPT ? [row['id']] : [],
  );
}

async function remove(sender: StepSender, route: string, ids: readonly number[]): Promise<void> {
  const batch = {
    topic: 'empty',
    method: 'POST',
    route: `${route}/batch`,
    body: { delete: ids },
  } as const;
  await sender.send(batch, new References());
}
