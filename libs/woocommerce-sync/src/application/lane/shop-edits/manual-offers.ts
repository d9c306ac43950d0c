import { Injectable } from '@nestjs/common';
import { canonicalDecimal, compareDecimals, isPlainDecimal } from '../../../domain/fields/decimal';
import type { PriceFields } from '../../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { inHalves } from '../../blame/halving';
import { overruledUpdate } from './overruled-update';
import { editedWrites, type EditedWrites } from './edited-writes';

/** A price that brings a sale, or clears one. */
type SalePrice = PriceFields & { readonly sale: string };

type SaleUpdate = Extract<ProductWrite, { kind: 'update' }> & {
  readonly fields: { readonly price: SalePrice };
};

/**
 * Lets a sale price that somebody set in the shop by hand survive a sync, where the store allows
 * it. Only when a price is to be written the shop is asked what it shows: one bulk read for the
 * whole delivery.
 */
@Injectable()
export class ManualOffers {
  constructor(private readonly policy: StorePolicy) {}

  /**
   * The writes, where those that would overwrite a manual offer keep it and only bring the regular
   * price. Those whose products alone could not be read bring no price. Throws faults of the shop.
   * @param skuOf the SKU of a variant, by which the shop finds variations; null for a product
   */
  async keep(
    storeId: string,
    store: StoreClient,
    mappings: ReadonlyMap<string, ProductSyncMapping | null>,
    writes: ReadonlyMap<string, ProductWrite>,
    skuOf: (variantId: string) => string | null = () => null,
  ): Promise<EditedWrites> {
    const isWanted = this.policy.keepsManualOffers(storeId);
    const updates = isWanted ? [...writes.values()].filter(isSaleUpdate) : [];
    if (updates.length === 0) return { writes, leftOut: new Map() };

    const { answers, notTaken } = await inHalves(store.health, updates, async (part) => {
      const subjects = part.map(({ productId, storeProductId }) => ({
        storeProductId,
        variationSku: skuOf(productId),
      }));
      return [...(await store.products.readPrices(subjects))];
    });
    const shown = new Map(answers);
    const replaced = new Map<string, ProductWrite>();
    for (const update of updates) {
      const { price } = update.fields;
      const offer = shown.get(update.storeProductId);
      const isManual = mappings.get(update.productId)?.isManualSale(offer?.sale ?? '') ?? false;
      if (offer === undefined || !isManual || !fits(offer, price)) continue;
      const kept = { ...offer, regular: price.regular };
      replaced.set(update.productId, overruledUpdate(update, 'price', kept));
    }
    return editedWrites(writes, replaced, notTaken, 'price');
  }
}

function isSaleUpdate(write: ProductWrite): write is SaleUpdate {
  // Without a sale of ours in it, a price leaves the shop's alone anyway.
  return write.kind === 'update' && typeof write.fields.price?.sale === 'string';
}

/**
 * An offer that is not below the new regular price would be dropped by the shop (fact 5); one that
 * equals ours is ours.
 */
function fits(offer: SalePrice, wanted: SalePrice): boolean {
  if (!isPlainDecimal(offer.sale) || canonicalDecimal(offer.sale) === canonicalDecimal(wanted.sale))
    return false;
  return compareDecimals(offer.sale, wanted.regular) < 0;
}
