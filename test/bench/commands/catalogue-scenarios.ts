import { Option } from 'commander';
import type { Preset } from '../world/bench-shop';
import { items, perParent, products, share, store, whole } from '../scenario-options';
import { creates } from '../scenarios/creates';
import { adoption } from '../scenarios/comparing/adoption';
import { drift } from '../scenarios/comparing/drift';
import { fullSync } from '../scenarios/full-sync';
import { SECRETS_KEYS } from '../world/bench-servers';
import { scenario } from '../scenario-command';

/** What a whole catalogue, or a whole shop, costs. */
export const CATALOGUE_SCENARIOS = [
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
  ),
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
  ),
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
  ),
  scenario<{ items: number; store: Preset }>(
    'creates',
    'a first full sync of new products, then a price for each at once, beside the best loops of both',
    [items(2_000), store('measured')],
    (given) => ({ count: given.items, settings: { ERP_RECONCILE_CRON: '0 0 1 1 *' } }),
    creates,
  ),
];
