import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

const NEVER = '0 0 1 1 *';
const CHANNELS = ['pricing.price_changed', 'inventory.stock_changed', 'product.updated'];
const COPIES = 3;

/**
 * Each event comes three times, by any door, in any order; nobody looks for what no event told of.
 */
export const shuffledCopies: Experiment = {
  name: 'events-tripled-and-shuffled',
  about: 'Every event comes three times, by Redis and HTTP, in any order and long after the change',
  attacks: ['S', 'R', 'L', 'T'],
  world: { settings: { ERP_RECONCILE_CRON: NEVER } },
  async run(lab) {
    const { life, random } = lab;
    for (let round = 0; round < 3; round += 1) {
      const ids = await life.change(12, { doors: ['none'] });
      const events = CHANNELS.flatMap((channel) => ids.map((id) => ({ channel, id })))
        .flatMap((event) => Array.from({ length: COPIES }, () => event))
        .map((event) => ({ ...event, at: random.fraction() }))
        .toSorted((one, other) => one.at - other.at);
      for (const { channel, id } of events)
        await life.tell(channel, [id], random.pick(['http', 'redis']));
    }
    await lab.quiet();
    await nothingFailed(lab);
  },
};
