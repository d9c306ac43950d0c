import { Injectable } from '@nestjs/common';
import { attributeKey } from '../../../domain/catalog/attribute-identity';
import type { AttributeFields } from '../../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import { StorePolicy } from '../../ports/store-policy.port';
import { inHalves } from '../../blame/halving';
import { overruledUpdate } from './overruled-update';
import { editedWrites, type EditedWrites } from './edited-writes';

type AttributeUpdate = Extract<ProductWrite, { kind: 'update' }> & {
  readonly fields: { readonly attributes: AttributeFields };
};

/**
 * Lets attributes that the shop added by itself survive a write of ours, which would replace them
 * all (fact 9). Only where the store wants that, and only when attributes are to be written: one
 * bulk read for the whole delivery.
 */
@Injectable()
export class KeptAttributes {
  constructor(private readonly policy: StorePolicy) {}

  /**
   * The writes, where those that would lose attributes bring ours first and the shop's own after
   * them. Those whose products alone could not be read bring none. Throws faults of the shop.
   */
  async keep(
    storeId: string,
    store: StoreClient,
    mappings: ReadonlyMap<string, ProductSyncMapping | null>,
    writes: ReadonlyMap<string, ProductWrite>,
  ): Promise<EditedWrites> {
    const isOurs = this.policy.ownership(storeId).sets('attributes', false);
    const isWanted = !isOurs || this.policy.keepsShopAttributes(storeId);
    const updates = isWanted ? [...writes.values()].filter(isAttributeUpdate) : [];
    if (updates.length === 0) return { writes, leftOut: new Map() };

    const { answers, notTaken } = await inHalves(store.health, updates, async (part) => [
      ...(await store.products.readAttributes(part.map(({ storeProductId }) => storeProductId))),
    ]);
    const shown = new Map(answers);
    const replaced = new Map<string, ProductWrite>();
    for (const update of updates) {
      const { attributes } = update.fields;
      const wanted = new Set(attributes.list.map(attributeKey));
      // What was ours and is no more goes; where attributes are the shop's, it may keep even that.
      const former = isOurs ? mappings.get(update.productId) : null;
      const theirs = (shown.get(update.storeProductId) ?? []).filter(
        (one) => !wanted.has(attributeKey(one)) && former?.isOurAttribute(one) !== true,
      );
      if (theirs.length === 0) continue;
      const kept = { list: [...attributes.list, ...theirs] };
      replaced.set(update.productId, overruledUpdate(update, 'attributes', kept));
    }
    return editedWrites(writes, replaced, notTaken, 'attributes');
  }
}

function isAttributeUpdate(write: ProductWrite): write is AttributeUpdate {
  return write.kind === 'update' && write.fields.attributes !== undefined;
}
