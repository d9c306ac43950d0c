import { setTimeout as delay } from 'node:timers/promises';
import { the } from '../../support/the';
import type { Lab } from '../lab/lab';
import { somePictures } from './pictures';
import { inSizes } from './sizes';

const REST_MS = 150;
/** A scan that could not go on is left alone for so long. */
const SCAN_RESTS_MS = 30_000;
/** A full sync takes down so many that are gone, however few are left. */
const MOST_FORGOTTEN = 15;
/** More than one page of the shop's. */
const MANY_ORDERS = 120;

/**
 * Something of everything that the service does: new products with all that a product may have,
 * changes, products and variants that go, orders, a full sync, a retry. A step that nobody answers
 * is left out. @param isOver whether to stop between two steps
 */
export async function everyKindOfWork(lab: Lab, isOver: () => boolean): Promise<void> {
  for (const step of [newThings, changes, variants, orders, adminWork]) {
    if (isOver()) return;
    // Nobody answers once the process is gone: that is what is waited for.
    await step(lab).catch(() => undefined);
    await delay(REST_MS);
  }
}

async function newThings({ life, erp, random }: Lab): Promise<void> {
  const shelf = `cat-${life.nextPrice()}`;
  await erp.cypher.putCategory({ id: shelf, name: `Shelf ${shelf}` }, { silent: true });
  await life.tellOfCategory(shelf);
  const category = random.pick(erp.cypher.categoryPage(0, 5).items);
  const [image] = somePictures(erp.url, random);
  await erp.cypher.editCategory(
    category.id,
    { description: `As of ${life.nextPrice()}`, ...(image === undefined ? {} : { image }) },
    { silent: true },
  );
  await life.close(2, () => ({
    categoryIds: [category.id, shelf],
    tags: [`tag ${random.between(1, 999)}`],
    images: somePictures(erp.url, random),
  }));
  await life.tellOfCategory(category.id);
}

/** Changes, also of what is for sale; and a product that the ERP forgets without a word. */
async function changes({ life, erp, random }: Lab): Promise<void> {
  await life.change(5);
  await life.change(2, { kinds: ['status'] });
  const sold = erp.ids.filter((id) => erp.find(id) !== null);
  if (erp.ids.length - sold.length < MOST_FORGOTTEN) await erp.remove(random.pick(sold));
}

/**
 * A new product in sizes, under a property that the shop does not know, loses one of them, and the
 * others get a picture.
 */
async function variants({ life, erp, random }: Lab): Promise<void> {
  const called = `Size ${life.nextPrice()}`;
  const [id] = await life.close(1, (sku) => inSizes(sku, () => life.nextPrice(), called));
  await delay(2 * REST_MS);
  const product = the(erp.find(the(id)));
  const [image = null] = somePictures(erp.url, random);
  await erp.put({
    ...product,
    variants: product.variants.slice(1).map((kept) => ({ ...kept, image })),
  });
  await life.tell('product.updated', [the(id)]);
}

function orders({ shop }: Lab): Promise<void> {
  for (let count = 0; count < MANY_ORDERS; count += 1) shop.order([{ productId: 1, quantity: 1 }]);
  return Promise.resolve();
}

async function adminWork(lab: Lab): Promise<void> {
  if (lab.random.chance(0.25)) await scanWithoutErp(lab);
  await lab.call('POST', '/sync/retry', {});
  await lab.call('POST', '/sync/resume', {});
  // One may be going already.
  await lab.call('POST', '/sync/all', {}).catch(() => undefined);
  if (lab.random.chance(0.5)) await callOffRun(lab);
  await lab.call('POST', '/sync/categories', {});
}

/** Calls off the full sync that is going, or the last one. */
async function callOffRun(lab: Lab): Promise<void> {
  const [run] = await lab.database.query<{ id: string }>(
    'SELECT "id" FROM "wc_sync_runs" ORDER BY "started_at" DESC LIMIT 1',
  );
  if (run !== undefined) await lab.call('POST', `/sync/runs/${run.id}/cancel`, {});
}

/** A full sync that the ERP does not answer, and that goes on when it does. */
async function scanWithoutErp(lab: Lab): Promise<void> {
  const { faults } = lab.erp.cypher;
  faults.set({ status: 503 });
  try {
    await lab.call('POST', '/sync/all', {});
    await delay(2 * REST_MS);
  } finally {
    faults.clear();
    await lab.database.pass(SCAN_RESTS_MS);
  }
}
