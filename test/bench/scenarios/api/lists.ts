import { type Figures, figuresOf, latencyOf, rounded } from '../../measuring/figures';
import type { BenchWorld } from '../../world/bench-world';
import { recordsOf, type RecordsSize } from './records';

/** What is asked for, and how often. */
export interface ApiOptions extends RecordsSize {
  readonly calls: number;
}

/** What the operator's page asks for; `{n}` is another number each time. */
const ROUTES: readonly string[] = [
  '/sync/items',
  '/sync/items?state=failed',
  '/sync/items?state=cancelled',
  '/sync/items?type=order',
  '/sync/items?type=image&state=synced',
  '/sync/items?code=CODE_7',
  '/sync/items?q=SKU-000{n}',
  '/sync/items?q=lamp%20brass',
  '/sync/items?q=100{n}',
  '/sync/failures',
  '/sync/failed?errorCode=CODE_7',
  '/search?q=SKU-000{n}',
  '/search?q=lamp%20oak%20{n}',
  '/search?q=nothing-like-it',
  '/mappings',
  '/mappings?q=reading',
  '/audit?limit=50',
  '/audit?productId=BENCH-{n}',
  '/audit?actor=ana',
  '/audit?actor=nobody',
  '/audit?action=products.images',
  '/audit?action=runs.start',
  '/audit?outcome=failed',
  '/products/BENCH-{n}/timeline',
  '/products/events',
  '/orders',
];

/** Answers of the lists and searches of the page, with a full ledger; each route by itself. */
export async function* lists(
  world: BenchWorld,
  { calls, ...size }: ApiOptions,
): AsyncGenerator<Figures> {
  for (const statement of recordsOf(size)) await world.run(statement);
  for (const route of ROUTES) yield await ask(world, route, calls);
  yield await everyPage(world, calls);
}

async function ask(world: BenchWorld, route: string, calls: number): Promise<Figures> {
  const durations: number[] = [];
  const startedAt = performance.now();
  for (let n = 0; n <= calls; n += 1) {
    const began = performance.now();
    await world.call('GET', route.replace('{n}', String(100 + n)));
    // The first of a route prepares it.
    if (n > 0) durations.push(performance.now() - began);
  }
  return figuresOf({
    scenario: `api ${route}`,
    offered: calls,
    latencyMs: latencyOf(durations),
    wallSeconds: rounded((performance.now() - startedAt) / 1_000),
  });
}

/** One page after the other, as somebody scrolls. */
async function everyPage(world: BenchWorld, calls: number): Promise<Figures> {
  const durations: number[] = [];
  const startedAt = performance.now();
  let cursor = '';
  for (let n = 0; n < calls; n += 1) {
    const began = performance.now();
    const page = await world.call<{ nextCursor: string | null }>(
      'GET',
      `/sync/items?limit=200${cursor}`,
    );
    durations.push(performance.now() - began);
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  return figuresOf({
    scenario: 'api /sync/items page by page',
    offered: durations.length,
    latencyMs: latencyOf(durations),
    wallSeconds: rounded((performance.now() - startedAt) / 1_000),
  });
}
