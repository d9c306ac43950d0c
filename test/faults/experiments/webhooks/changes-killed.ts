import type { SentDelivery } from '../../../support/servers/webhook-road';
import { eventually } from '../../../support/eventually';
import { the } from '../../../support/the';
import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';
import type { Lab } from '../../lab/lab';
import { HOOKED } from './hooked-lab';

const NEVER = '0 0 1 1 *';

/** Longer than a process takes to start and to read what waits, in milliseconds. */
const WAIT = { timeout: 60_000, pause: 100 };

const POINTS = {
  'reading-and-outbox': 'ShopValueRepository.note:before',
  'outbox-and-end-of-the-hint': 'ShopValueRepository.note:after',
} as const;

/**
 * A change in the shop is told once, whoever dies on the way: what was seen and its event are one
 * transaction, and the hint stays until it is committed.
 */
export const changesKilled: readonly Experiment[] = Object.entries(POINTS).map(
  ([where, point]) => ({
    name: `change-killed-between-${where}`,
    about: `A process that reads products at which the shop hinted dies at ${point}`,
    attacks: ['L'],
    world: {
      ...HOOKED,
      // What is the shop's is read for no other reason than a hint.
      settings: { FIELD_OWNERSHIP: 'gtin=shop', DRIFT_WATCH_CRON: NEVER },
    },
    async run(lab) {
      await lab.hooked();
      const ids = lab.erp.ids.map((id) => the(lab.shop.find(the(lab.erp.find(id)).sku)).id);
      await hintAt(lab, ids);
      await eventually(async () => {
        const rows = await lab.database.query(
          `SELECT FROM "wc_shop_values" WHERE "field" = 'gtin'`,
        );
        if (rows.length < ids.length) throw new Error('Not all were seen');
      }, WAIT);
      lab.road.fate = () => 'hold';
      let refused: SentDelivery[] = [];
      await dieAt(lab, point, async () => {
        for (const [at, id] of ids.entries())
          await lab.shop.double.writer.update(id, { global_unique_id: `40063813${at}` }, 'single');
        await hintAt(lab, ids);
        const statuses = await Promise.all(lab.road.held.map((one) => lab.road.take(one)));
        refused = lab.road.held.filter((_, at) => statuses[at] !== 200);
      });
      // The shop was told that all came, so that nothing but what was written down is read.
      for (const delivery of refused) await lab.road.take(delivery);
      await eventually(async () => {
        const told = await lab.database.query<{ id: number }>(
          `SELECT ("payload"->>'storeProductId')::int AS "id" FROM "wc_outbox"
            WHERE "topic" = 'woocommerce.product_changed' AND "payload"->>'field' = 'gtin'
              AND "published_at" IS NOT NULL`,
        );
        const missing = ids.filter((one) => told.filter(({ id }) => id === one).length !== 1);
        if (missing.length > 0) throw new Error(`${missing.length} changes were not told once`);
      }, WAIT);
    },
  }),
);

/** Has the shop tell that these were changed. */
async function hintAt(lab: Lab, ids: readonly number[]): Promise<void> {
  for (const id of ids) lab.shop.double.changes.tell({ resource: 'product', event: 'updated', id });
  await lab.shop.double.webhooks.queue.run(true);
}
