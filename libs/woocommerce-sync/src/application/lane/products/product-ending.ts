import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { SyncOutcome } from '../../../domain/ledger/sync-item-state';
import { StorePolicy } from '../../ports/store-policy.port';
import { forget } from '../../planning/confirmed-fields';
import type { DeliveryRecord } from '../delivery-record';
import { Isolation } from './isolation';
import { askForImages } from '../pictures/image-request';
import { openOf, type ClaimedProduct } from './claimed-product';

/** What a delivery has done for a product. */
export interface DoneForProduct {
  /** Whether this delivery has made it. */
  readonly isNew: boolean;
  /** Whether the product itself was written. */
  readonly written: boolean;
  /** Whether any of its variations was written, or removed. */
  readonly variantsWritten: boolean;
}

/** Ends what nothing has hurt of a claimed product: its open items are done. */
@Injectable()
export class ProductEnding {
  constructor(
    private readonly policy: StorePolicy,
    private readonly isolation: Isolation,
  ) {}

  /** Records it, and asks for its pictures where those are Cypher's to set. */
  async end(record: DeliveryRecord, claimed: ClaimedProduct, done: DoneForProduct): Promise<void> {
    const ownership = this.policy.ownership(record.delivery.storeId);
    const withImages = ownership.sets('images', done.isNew);
    await this.isolation.run(record, claimed, () => {
      finish(record, claimed, done, withImages);
    });
  }
}

function finish(
  record: DeliveryRecord,
  claimed: ClaimedProduct,
  { written, variantsWritten }: DoneForProduct,
  withImages: boolean,
): void {
  const { product, mapping } = claimed;
  const left = openOf(claimed);
  if (left.length === 0) return;
  if (mapping !== null) {
    if (product.unsold === 'leave') leave(record, claimed, mapping);
    else if (!written) mapping.confirmAsIs(product.version, record.now());
    record.keep(mapping);
    if (withImages) askForImages(record, claimed);
  }
  const outcome: SyncOutcome = written || variantsWritten ? 'synced' : 'skipped';
  record.complete(left, outcome, mapping?.wooCommerceProductId ?? null);
}

/** What is left to the shop's people is not what was confirmed, by the time it comes back. */
function leave(
  record: DeliveryRecord,
  { family }: ClaimedProduct,
  mapping: ProductSyncMapping,
): void {
  if (mapping.syncStatus === 'trashed') return;
  for (const one of [mapping, ...family.values()]) {
    forget(one);
    record.keep(one);
  }
}
