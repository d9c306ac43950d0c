import type { Experiment } from '../../experiment';
import { failedItemsOf } from '../../lab/failed-items';
import type { Lab } from '../../lab/lab';

const NEVER = '0 0 1 1 *';
const CHANNELS = [
  'pricing.price_changed',
  'product.updated',
  'category.updated',
  'product.image_added',
];
const PROCESSES = 2;

/** Texts that are no event. */
const GARBAGE = [
  '',
  'null',
  '{"productId": "LAMP',
  '[]',
  '{}',
  '"LAMP-1"',
  '{"productId": 7}',
  '{"productId": ""}',
  '{"productId": "no such product"}',
  '{"productIds": "LAMP-1"}',
  `{"productIds": [${'"x",'.repeat(20_000)}"x"]}`,
  '{"productId": {"$ne": null}}',
  '{"__proto__": {"productId": "LAMP-1"}, "constructor": {"prototype": {"productId": "x"}}}',
  '{"pattern": "product.updated", "data": {"__proto__": null}}',
  '{"id": [], "type": "pricing.price_changed", "data": [[[]]]}',
  `{"productId": "${'x'.repeat(1_000_000)}"}`,
  '{"productId": "a\\u0000b"}',
  '{"productId": "\\ud800"}',
  '{"productId": "LAMP-1", "storeId": "nowhere"}',
  '\u0000\u0001\ufffd',
  '['.repeat(100_000),
];

/** Somebody else's messages, broken ones and hostile ones come by the doors of the events. */
export const garbageEvents: Experiment = {
  name: 'events-among-garbage',
  about:
    'Garbage comes on all channels and by POST /events between real events; none of these is lost',
  attacks: ['L', 'S', 'T', 'B'],
  world: { settings: { ERP_RECONCILE_CRON: NEVER } },
  async run(lab) {
    const { life, random, services } = lab;
    for (let round = 0; round < 60; round += 1) {
      await lab.redis.publisher.publish(random.pick(CHANNELS), random.pick(GARBAGE));
      await post(lab, random.pick(GARBAGE));
      await life.change(1);
    }
    await lab.quiet();
    const ours = (await failedItemsOf(lab)).find(({ productId }) =>
      lab.erp.ids.includes(productId),
    );
    if (ours !== undefined) throw new Error(`An event was notTaken: ${JSON.stringify(ours)}`);
    if (services.living.length < PROCESSES) throw new Error('Garbage has ended a process');
  },
};

/**
 * Posts it as an event, and as the whole body. @throws Error where the service takes it for its own
 * fault
 */
async function post(lab: Lab, garbage: string): Promise<void> {
  for (const body of [
    garbage,
    `{"events": [{"type": "product.updated", "data": ${garbage || '""'}}]}`,
  ]) {
    const status = await lab.post('/events', body);
    if (status >= 500) throw new Error(`${body.slice(0, 100)} was answered ${status}`);
  }
}
