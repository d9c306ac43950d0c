import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { foldedSku } from '../../../domain/catalog/sku';
import type { ProductWrite, WrittenProduct } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import type { DeliveryRecord } from '../delivery-record';
import { forgetReplaced, isBulk, openOf, type ClaimedProduct } from './claimed-product';
import { ReplacedProducts } from '../adoption/replaced-products';

/**
 * Records what the answer to a write tells besides: what somebody did by hand, or a backup, to
 * status and SKU.
 */
@Injectable()
export class ShownStanding {
  constructor(
    private readonly policy: StorePolicy,
    private readonly replaced: ReplacedProducts,
  ) {}

  /**
   * Records that the id that was written is another product's now, as after a backup of the shop
   * was restored: it is forgotten, and the next try looks for the SKU; the product of ours that is
   * there is written anew. A SKU that somebody has changed by hand is asked for. Throws faults of
   * the shop.
   * @returns whether it is another's
   */
  async recordIfReplaced(
    record: DeliveryRecord,
    store: StoreClient,
    claimed: ClaimedProduct,
    write: ProductWrite,
    { storeProductId, shownSku }: WrittenProduct,
  ): Promise<boolean> {
    const { mapping, product } = claimed;
    const sku = mapping?.confirmed.sku;
    if (
      mapping === null ||
      sku === undefined ||
      shownSku === null ||
      write.fields.sku !== undefined
    )
      return false;
    if (foldedSku(sku) === foldedSku(shownSku)) return false;
    const replaced = await this.replaced.find(record.delivery.storeId, store, [
      { storeProductId, sku, shownSku },
    ]);
    const owner = replaced.get(storeProductId);
    if (owner === undefined) {
      mapping.doubt(['sku']);
      record.ask('product', product.id, 'its SKU was changed in the shop', {
        bulk: isBulk(claimed),
      });
      return false;
    }
    forgetReplaced(record, claimed);
    const message = `Product ${storeProductId} of the shop is ${shownSku} now; ${sku} is looked for by its SKU`;
    record.fail(openOf(claimed), { code: 'PRODUCT_REPLACED', message }, true);
    if (owner !== null)
      record.ask('product', owner, 'its id in the shop has changed', {
        bulk: isBulk(claimed),
        force: true,
      });
    return true;
  }

  /**
   * Records the status that the shop shows though none was written. Where Cypher's is another,
   * somebody has changed it by hand: what lies in the trash is written whole, which brings it back;
   * any other status is asked for.
   */
  recordStatus(
    record: DeliveryRecord,
    claimed: ClaimedProduct,
    mapping: ProductSyncMapping,
    write: ProductWrite,
    { shownStatus }: WrittenProduct,
  ): void {
    const isOurs = this.policy.ownership(record.delivery.storeId).writes('status', false);
    const { status } = mapping.confirmed;
    if (
      !isOurs ||
      write.fields.status !== undefined ||
      shownStatus === null ||
      shownStatus === status
    )
      return;
    if (shownStatus === 'trash') {
      const message = 'Somebody has put it into the trash of the shop; it is brought back';
      mapping.markTrashed(claimed.product.version, record.now());
      record.fail(openOf(claimed), { code: 'PRODUCT_IN_TRASH', message }, true);
    } else if (status !== undefined) {
      mapping.doubt(['status']);
      record.ask('product', claimed.product.id, 'its status was changed in the shop', {
        bulk: isBulk(claimed),
      });
    }
  }
}
