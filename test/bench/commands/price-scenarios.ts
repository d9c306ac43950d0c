import { Option } from 'commander';
import type { Preset } from '../world/bench-shop';
import { type Pattern, PATTERNS } from '../measuring/price-changes';
import { items, perParent, products, share, store, whole } from '../scenario-options';
import { burst } from '../scenarios/burst';
import { guest, LIVE_PRODUCTS } from '../scenarios/guest';
import { idle } from '../scenarios/idle';
import { noisy } from '../scenarios/noisy';
import { outage } from '../scenarios/outage';
import { overtake } from '../scenarios/overtake';
import { realtime } from '../scenarios/realtime';
import { variations } from '../scenarios/variations';
import { scenario } from '../scenario-command';

/** The default of WOOCOMMERCE_TARGET_CALL_MS. */
const TARGET_CALL_MS = 5_000;

/** Loads of prices. */
export const PRICE_SCENARIOS = [
  scenario<{ events: number; store: Preset }>(
    'idle',
    'one event at a time: event → shop beside the shop’s own call time',
    [whole('--events <count>', 'events', 40, 1_000), store('measured')],
    ({ events }) => ({ count: events }),
    idle,
  ),
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
  ),
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
  ),
  scenario<{ items: number; store: Preset }>(
    'capacity',
    'the lane’s own speed: a shop that answers at once',
    [items(20_000), store('instant')],
    (given) => ({ count: given.items }),
    (world, given) => burst(world, given, 'capacity'),
  ),
  scenario<{ items: number; store: Preset }>(
    'seed-design',
    'the plain design (one call per item, ten at a time) on the same load and shop, as the baseline',
    [items(1_000), store('measured')],
    (given) => ({ count: given.items }),
    (world, given) => burst(world, given, 'seed-design'),
  ),
  scenario<{ items: number; seconds: number; store: Preset }>(
    'outage',
    'so many prices change while the shop is away, beside what it bears when it is back',
    [items(5_000), whole('--seconds <count>', 'how long it is away', 60, 3_600), store('measured')],
    (given) => ({ count: given.items }),
    outage,
  ),
  scenario<{ products: number; store: Preset }>(
    'overtake',
    'single price events while a full sync writes every product',
    [products(10_000), store('measured')],
    (given) => ({ count: given.products }),
    (world, given) => overtake(world, { ...given, targetCallMs: TARGET_CALL_MS }),
  ),
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
  ),
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
  ),
  scenario<{ items: number }>(
    'noisy',
    'a long burst while others take half of the shop every other half a minute',
    [items(8_000)],
    (given) => ({ count: given.items }),
    noisy,
  ),
];
