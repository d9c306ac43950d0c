import { FieldOwnership } from '../../../domain/fields/field-ownership';
import { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { aCatalogProduct, aSyncItem, NOON } from '../../../domain/testing/builders';
import type { StorePolicy } from '../../ports/store-policy.port';
import { partOf } from '../../testing/ports';
import type { DeliveryRecord } from '../delivery-record';
import { ClaimedProduct } from './claimed-product';
import type { Isolation } from './isolation';
import { ProductEnding } from './product-ending';

/** What is known of a product, and of its variant, once nothing of it had to be written. */
async function knownAfter(unsold?: 'leave' | 'draft'): Promise<unknown[]> {
  const mapping = ProductSyncMapping.adopt('ro', 'LAMP', 7, NOON);
  mapping.confirm({ type: 'variable', name: 'Lamp' }, 3, NOON);
  const variation = ProductSyncMapping.adoptVariant(mapping, 'S', 8, NOON);
  variation.confirm({ sku: 'S' }, 3, NOON);
  const product = aCatalogProduct({ id: 'LAMP', ...(unsold === undefined ? {} : { unsold }) });
  const items = [aSyncItem({ subjectId: 'LAMP', status: 'syncing' })];
  const claimed = new ClaimedProduct(product, items, mapping, new Map([['S', variation]]));
  const record = partOf<DeliveryRecord>({
    delivery: partOf<DeliveryRecord['delivery']>({ storeId: 'ro' }),
    keep: () => undefined,
    complete: () => undefined,
    now: () => NOON,
  });
  const ending = new ProductEnding(
    partOf<StorePolicy>({ ownership: () => new FieldOwnership({ images: 'shop' }) }),
    partOf<Isolation>({
      run: (_record, _claimed, work) => {
        const done = work();
        return Promise.resolve(done);
      },
    }),
  );
  const done = { isNew: false, written: false, variantsWritten: false };
  await ending.end(record, claimed, done);
  return [mapping.confirmed, variation.confirmed, mapping.syncStatus];
}

it('what is right stays confirmed', async () => {
  const known = [{ type: 'variable', name: 'Lamp' }, { sku: 'S' }, 'in_sync'];
  expect(await knownAfter()).toEqual(known);
});

it('what is left to the shop’s people is not taken for right any more', async () => {
  expect(await knownAfter('leave')).toEqual([{ type: 'variable' }, {}, 'out_of_sync']);
});
