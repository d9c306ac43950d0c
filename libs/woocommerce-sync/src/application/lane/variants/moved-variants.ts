import { Injectable } from '@nestjs/common';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { DeliveryRecord } from '../delivery-record';
import { isBulk } from '../products/claimed-product';
import { refuse, type VariantFamily } from './variant-family';

/** Variants that moved from one product to another in the ERP, and have not in the shop. */
@Injectable()
export class MovedVariants {
  constructor(private readonly mappings: ProductMappingRepository) {}

  /**
   * Leaves out the variants that the shop has as something else. One that moved here from another
   * product is still a variation of that one until it is written too: that is asked for, and this
   * item tries again.
   */
  async leaveToOthers(record: DeliveryRecord, families: readonly VariantFamily[]): Promise<void> {
    const ids = families.flatMap((family) => family.unmapped.map(({ variant }) => variant.id));
    if (ids.length === 0) return;
    const owned = await this.mappings.findMany(record.delivery.storeId, ids);
    for (const family of families) {
      for (const planned of family.unmapped) {
        const mapping = owned.get(planned.variant.id);
        if (mapping === undefined) continue;
        const formerParent = mapping.parentProductId;
        if (formerParent === family.claimed.product.id) {
          // Its product was made anew, or adopted again: whether the variation is there the write
          // will tell.
          family.claimed.family.set(planned.variant.id, mapping);
          continue;
        }
        if (formerParent === null) {
          refuse(family, planned, {
            code: 'VARIANT_ID_TAKEN',
            message: 'its id is that of a product',
          });
          continue;
        }
        const message = `in the shop it is still a variation of product ${formerParent}, which has to lose it first`;
        refuse(family, planned, { code: 'VARIANT_MOVED', message }, true);
        record.ask('product', formerParent, 'a variant moved away', {
          bulk: isBulk(family.claimed),
        });
      }
    }
  }
}
