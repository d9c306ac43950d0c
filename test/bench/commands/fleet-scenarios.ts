import { Option } from 'commander';
import type { Preset } from '../world/bench-shop';
import { counts, items, products, store, whole } from '../scenario-options';
import { manyStores, type StoresOptions } from '../scenarios/stores/many-stores';
import { workers } from '../scenarios/workers';
import { SECRETS_KEYS } from '../world/bench-servers';
import { scenario } from '../scenario-command';

/** Many processes, and many shops. */
export const FLEET_SCENARIOS = [
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
  ),
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
      settings: { SECRETS_KEYS },
    }),
    manyStores,
  ),
];
