import { soldPieces } from './sold-pieces';
import type { Lab } from '../lab/lab';
import { SECRETS } from '../lab/parts/lab-parts';
import type { Evidence } from './evidence';
import { type Query, readLedger, readTables } from './read-ledger';

/** Statuses that are published (`ORDER_STATUSES` of the pull). */
const PUBLISHED = new Set(['processing']);

const MOST_LOOKS = 20;

/**
 * Gathers all that is known of a run. @param unrest why it did not come to rest, where it did not
 */
export async function collectEvidence(lab: Lab, unrest: string | null): Promise<Evidence> {
  const { database, shop, erp, orders, services, redis, truth } = lab;
  const query: Query = (statement) => database.query(statement);
  const ledger = await ledgerAtRest(lab, query, unrest);
  const texts = await readTables(query);
  texts.set('the log', services.output);
  texts.set('Redis', await redis.texts());
  return {
    unrest,
    ...ledger,
    lies: truth.violations,
    erp: erp.history,
    journal: shop.double.journal.entries,
    calls: shop.double.journal.calls,
    products: [...shop.double.catalogue.products.values()],
    categoryNames: new Map(
      [...shop.double.catalogue.categories.values()].map(({ id, name }) => [id, name]),
    ),
    erpCategoryNames: new Map(erp.cypher.state().categories.map(({ id, name }) => [id, name])),
    handEdits: shop.handEdits,
    shopRestoredAt: shop.restoredAt,
    sold: soldPieces(shop.double.orders.orders.values()),
    orderIds: [...shop.double.orders.orders.values()]
      .filter(({ status }) => PUBLISHED.has(status))
      .map(({ id }) => id),
    heard: orders.events,
    texts,
    secrets: Object.values(SECRETS),
    peakRssMb: services.peakRssMb,
  };
}

/**
 * The ledger at a moment at which nothing is open, with the service standing still: it goes on
 * reading the ERP and the shop's orders, and what it finds there would be seen half done. A run
 * that never came to rest is taken as it is.
 */
async function ledgerAtRest(
  lab: Lab,
  query: Query,
  unrest: string | null,
): Promise<Awaited<ReturnType<typeof readLedger>>> {
  for (let look = 1; ; look += 1) {
    lab.services.freeze();
    const ledger = await readLedger(query);
    const isAtRest = ledger.items.every(
      ({ status }) => status !== 'pending' && status !== 'syncing',
    );
    if (isAtRest || unrest !== null || look === MOST_LOOKS) return ledger;
    lab.services.thaw();
    await lab.quiet();
  }
}
