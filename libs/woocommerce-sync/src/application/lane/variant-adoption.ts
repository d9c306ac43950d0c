import { Injectable } from '@nestjs/common';
import { ProductSyncMapping } from '../../domain/product-sync-mapping';
import { foldedSku, isSearchableSku } from '../../domain/sku';
import { Clock } from '../ports/clock.port';
import type { StoreClient, StoreProductRef } from '../ports/store-client.port';
import type { VariantFamily } from './variant-family';
import type { PlannedVariant } from './variant-plan';

/**
 * Finds the shop's own variation for variants without a mapping, by SKU: what keeps a variation from being made twice
 * when we die between the shop's create and our commit, and what tells of SKUs that belong to something else.
 */
@Injectable()
export class VariantAdoption {
  constructor(private readonly clock: Clock) {}

  /** Looks up all variants that would be created, in as few calls as their SKUs allow; those that must not be are left out. */
  async adopt(store: StoreClient, families: readonly VariantFamily[]): Promise<void> {
    const unknown = new Map<string, { family: VariantFamily; planned: PlannedVariant }>();
    for (const family of families) {
      for (const planned of family.writes) {
        const { id, sku } = planned.variant;
        if (family.mappingOf(id) !== undefined) continue;
        const twin = unknown.get(foldedSku(sku));
        if (twin === undefined) unknown.set(foldedSku(sku), { family, planned });
        else refuse(family, planned, `its SKU is that of variant ${twin.planned.variant.id} as well`);
      }
    }
    // What this flight has just made has no variations yet; but a SKU may be taken all the same, which the shop will say.
    const searched = [...unknown.values()].filter(({ family }) => !family.isNew);
    const skus = searched.map(({ planned }) => planned.variant.sku).filter(isSearchableSku);
    if (skus.length === 0) return;
    for (const ref of await store.findBySkus(skus)) {
      const found = unknown.get(foldedSku(ref.sku));
      if (found !== undefined) this.claim(found.family, found.planned, ref);
    }
  }

  private claim(family: VariantFamily, planned: PlannedVariant, ref: StoreProductRef): void {
    const { parent, passenger } = family;
    const { id, sku } = planned.variant;
    if (ref.type === 'variation' && ref.parentId === parent.wooCommerceProductId) {
      const mapping = ProductSyncMapping.adoptVariant(parent, id, ref.storeProductId, this.clock.now());
      passenger.family.set(id, mapping);
      return;
    }
    // Without a SKU of its own a variation shows its product's (facts.md 21): that is no other owner.
    if (ref.type === 'variation' && foldedSku(sku) === foldedSku(passenger.product.sku)) return;
    refuse(family, planned, `its SKU belongs to another ${ref.type} of the shop (id ${ref.storeProductId})`);
  }
}

function refuse(family: VariantFamily, { variant, fields }: PlannedVariant, message: string): void {
  const groups = Object.keys(fields) as (keyof typeof fields)[];
  family.failures.add(variant, groups, { code: 'SKU_SHARED', message }, false);
  family.leaveOut(variant.id);
}
