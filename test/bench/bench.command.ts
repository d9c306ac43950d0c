import { randomBytes } from 'node:crypto';
import { Command, Option } from 'commander';
import type { Preset } from './world/bench-shop';
import { document } from './results/document';
import { type Pattern, PATTERNS } from './measuring/price-changes';
import { addScenario, type Scenario } from './scenario-command';
import { counts, items, perParent, products, share, store, whole } from './scenario-options';
import { burst } from './scenarios/burst';
import { creates } from './scenarios/creates';
import { adoption } from './scenarios/comparing/adoption';
import { drift } from './scenarios/comparing/drift';
import { fullSync } from './scenarios/full-sync';
import { guest, LIVE_PRODUCTS } from './scenarios/guest';
import { hintedOrders, type HintedOrdersOptions } from './scenarios/hinted-orders';
import { idle } from './scenarios/idle';
import { noisy } from './scenarios/noisy';
import { orders } from './scenarios/orders';
import { outage } from './scenarios/outage';
import { overtake } from './scenarios/overtake';
import { realtime } from './scenarios/realtime';
import { variations } from './scenarios/variations';
import { oversell, type OversellOptions } from './scenarios/stock/oversell';
import { manyStores, type StoresOptions } from './scenarios/many-stores';
import { workers } from './scenarios/workers';

/** The default of WOOCOMMERCE_TARGET_CALL_MS. */
const TARGET_CALL_MS = 5_000;

/** Where the shop tells of orders: it has to be known before the service starts. */
const HEARD_PORT = 20_000 + (process.pid % 10_000);

/** Seals what the service keeps. */
const SECRETS_KEYS = `bench:${Buffer.alloc(32, 7).toString('base64')}`;

const program = new Command('bench').description(
  'Measures the service against a shop’s double, with everything on this machine; all figures of one run side by side',
);

function scenario<T>(
  name: string,
  description: string,
  options: readonly Option[],
  worldOf: Scenario<T>['worldOf'],
  run: Scenario<T>['run'],
): void {
  addScenario(program, { name, description, options, worldOf, run });
}

/** Settings of a service that shops can reach on this port of the machine. */
function heardAt(port: number): Record<string, string> {
  return {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SECRETS_KEYS,
    ORDER_PULL_CRON: '0 0 1 1 *',
  };
}

scenario<{ events: number; store: Preset }>(
  'idle',
  'one event at a time: event → shop beside the shop’s own call time',
  [whole('--events <count>', 'events', 40, 1_000), store('measured')],
  ({ events }) => ({ count: events }),
  idle,
);

scenario<{ rate: number; seconds: number; products: number; pattern: Pattern; store: Preset }>(
  'realtime',
  'price events at a steady rate, open loop',
  [
    whole('--rate <events>', 'events per second', 100, 5_000),
    whole('--seconds <count>', 'how long', 60, 3_600),
    products(5_000),
    new Option('--pattern <name>', 'how they are spread').choices(PATTERNS).default('zipf'),
    store('fast'),
  ],
  (given) => ({ count: given.products }),
  realtime,
);

scenario<{ items: number; store: Preset; cold: boolean }>(
  'burst',
  'so many prices at once, beside what the shop bears',
  [
    items(5_000),
    store('measured'),
    new Option('--cold', 'for a lane that was never at this shop').default(false),
  ],
  (given) => ({ count: given.items }),
  (world, given) => burst(world, given),
);

scenario<{ items: number; store: Preset }>(
  'capacity',
  'the lane’s own speed: a shop that answers at once',
  [items(20_000), store('instant')],
  (given) => ({ count: given.items }),
  (world, given) => burst(world, given, 'capacity'),
);

scenario<{ items: number; store: Preset }>(
  'seed-design',
  'the plain design (one call per item, ten at a time) on the same load and shop, as the baseline',
  [items(1_000), store('measured')],
  (given) => ({ count: given.items }),
  (world, given) => burst(world, given, 'seed-design'),
);

scenario<{ items: number; seconds: number; store: Preset }>(
  'outage',
  'so many prices change while the shop is away, beside what it bears when it is back',
  [items(5_000), whole('--seconds <count>', 'how long it is away', 60, 3_600), store('measured')],
  (given) => ({ count: given.items }),
  outage,
);

scenario<{ products: number; perParent: number; changed: number; store: Preset }>(
  'full-sync',
  'a full sync of a shop that is right but for a share of its products',
  [
    products(10_000),
    perParent(0),
    new Option('--changed <share>', 'share that has changed, 0 to 1').default(0).argParser(share),
    store('measured'),
  ],
  // Nothing else may tell of the changes: neither an event nor the reading of what the ERP changed
  // of late.
  (given) => ({
    count: given.products,
    variants: given.perParent,
    settings: { ROLES: 'api,worker,scheduler', ERP_RECONCILE_CRON: '0 0 1 1 *' },
  }),
  fullSync,
);

scenario<{ products: number; perParent: number; source: 'lists' | 'export'; store: Preset }>(
  'drift',
  'a comparison of a whole shop by value, beside the bare loop of the same reads',
  [
    products(10_000),
    perParent(0),
    new Option('--source <name>', 'how the shop is read')
      .choices(['lists', 'export'])
      .default('lists'),
    store('measured'),
  ],
  (given) => ({
    count: given.products,
    variants: given.perParent,
    settings: { DRIFT_CRON: '0 0 1 1 *', DRIFT_WATCH_CRON: '0 0 1 1 *' },
  }),
  drift,
);

scenario<{ products: number; seed: number; store: Preset }>(
  'adoption',
  'which products of a messy shop are the ERP’s, beside the bare loop of the same reads and the truth',
  [
    products(10_000),
    whole('--seed <number>', 'what is messy, and how', 2026, 1_000_000),
    store('measured'),
  ],
  (given) => ({
    count: given.products,
    variants: 'demo',
    settings: {
      // The shop is a draft beside that of the environment, which nobody answers for.
      WOOCOMMERCE_URL: 'http://127.0.0.1:9',
      SECRETS_KEYS,
    },
  }),
  adoption,
);

scenario<{ items: number; store: Preset }>(
  'creates',
  'a first full sync of new products, then a price for each at once, beside the best loops of both',
  [items(2_000), store('measured')],
  (given) => ({ count: given.items, settings: { ERP_RECONCILE_CRON: '0 0 1 1 *' } }),
  creates,
);

scenario<{ products: number; store: Preset }>(
  'overtake',
  'single price events while a full sync writes every product',
  [products(10_000), store('measured')],
  (given) => ({ count: given.products }),
  (world, given) => overtake(world, { ...given, targetCallMs: TARGET_CALL_MS }),
);

scenario<{ parents: number; perParent: number; changed: number; store: Preset }>(
  'variations',
  'prices of variants of many products at once, beside one call per product',
  [
    whole('--parents <count>', 'products', 1_000, 20_000),
    perParent(12),
    new Option('--changed <share>', 'share that changes, 0 to 1').default(0.5).argParser(share),
    store('measured'),
  ],
  (given) => ({ count: given.parents, variants: given.perParent }),
  variations,
);

scenario<{ visitors: number; items: number; store: Preset; share: string }>(
  'guest',
  'so many prices at once beside visitors of the shop, and what those notice',
  [
    new Option('--visitors <share>', 'share of the shop’s processor that visitors need, 0 to 1')
      .default(0.3)
      .argParser(share),
    items(5_000),
    store('measured'),
    new Option('--share <text>', 'the service’s setting SHOP_SHARE').default('0.5'),
  ],
  (given) => ({
    count: given.items + LIVE_PRODUCTS,
    settings: { SHOP_SHARE: given.share },
  }),
  guest,
);

scenario<{ items: number }>(
  'noisy',
  'a long burst while others take half of the shop every other half a minute',
  [items(8_000)],
  (given) => ({ count: given.items }),
  noisy,
);

scenario<{ orders: number }>(
  'orders',
  'orders that wait in the shop, pulled at once',
  [whole('--orders <count>', 'orders', 1_000, 20_000)],
  () => ({ count: 10 }),
  orders,
);

scenario<HintedOrdersOptions>(
  'hinted-orders',
  'orders that come one after the other, each told of by a webhook',
  [
    whole('--orders <count>', 'orders', 1_000, 20_000),
    whole('--rate <count>', 'orders per second', 20, 500),
    store('fast'),
  ],
  () => ({ count: 10, settings: heardAt(HEARD_PORT) }),
  hintedOrders,
);

scenario<{ instances: number[]; items: number; store: Preset }>(
  'workers',
  'the same burst for one process and for many',
  [
    new Option('--instances <list>', 'numbers of processes')
      .default([1, 4, 10], '1,4,10')
      .argParser(counts),
    items(3_000),
    store('fast'),
  ],
  (given) => ({ count: given.items, settings: { DATABASE_POOL_SIZE: '5' } }),
  workers,
);

scenario<StoresOptions & { instances: number }>(
  'stores',
  'one shop beside many: what each costs, and what one that is down costs another',
  [
    whole('--stores <count>', 'shops, each of the whole catalogue', 20, 100),
    products(500),
    whole('--waiting <count>', 'changes that wait for a shop that is down', 100_000, 1_000_000),
    whole('--rate <events>', 'live prices per second in another shop meanwhile', 5, 1_000),
    whole('--seconds <count>', 'how long', 60, 3_600),
    whole('--instances <count>', 'processes of the service', 2, 20),
    store('fast'),
  ],
  (given) => ({
    count: given.products,
    instances: given.instances,
    settings: { SECRETS_KEYS: `bench:${randomBytes(32).toString('base64')}` },
  }),
  manyStores,
);

scenario<OversellOptions>(
  'oversell',
  'customers, ERP and service move the same stocks at once: by differences, then by quantities',
  [
    whole('--interleavings <count>', 'movements with a customer beside each', 10_000, 1_000_000),
    products(400),
    whole('--rate <count>', 'how many begin each second', 40, 1_000),
    whole('--seed <number>', 'what happens, and when', 2026, 1_000_000),
    store('fast'),
  ],
  (given) => ({
    count: given.products,
    settings: {
      // At this rate of orders a pull would read all of a quarter of an hour every minute.
      ORDER_PULL_CRON: '0 0 1 1 *',
      ORDERS_BOOKED: 'told',
      ORDER_DOCUMENT_META: 'false',
      DRIFT_CRON: '0 0 1 1 *',
      DRIFT_WATCH_CRON: '0 0 1 1 *',
      ERP_RECONCILE_CRON: '0 0 1 1 *',
    },
  }),
  oversell,
);

program
  .command('document')
  .description('runs all that docs/benchmarks.md shows, and writes its table of results')
  .addOption(whole('--runs <count>', 'how often, each in a new world', 3, 100))
  .argument('[commands...]', 'only those that begin with one of these, such as burst or guest')
  .action((only: string[], { runs }: { runs: number }) =>
    document(runs, only.length === 0 ? undefined : only),
  );

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
