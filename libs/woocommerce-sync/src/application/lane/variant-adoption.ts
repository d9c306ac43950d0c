import { Injectable } from '@nestjs/common';
import { ProductSyncMapping } from '../../domain/product-sync-mapping';
import { ISyncRepository } from '../../domain/sync.repository';
import type { FailureReason } from '../../domain/sync-item';
import { foldedSku, isSearchableSku } from '../../domain/sku';
import { Clock } from '../ports/clock.port';
import type { StoreClient, StoreProductRef } from '../ports/store-client.port';
import type { FlightBook } from './flight-book';
import type { VariantFamily } from './variant-family';
import type { PlannedVariant } from './variant-plan';

/**
 * Finds the shop's own variation for variants without a mapping, by SKU: what keeps a variation from being made twice
 * when we die between the shop's create and our commit, and what tells of SKUs that belong to something else.
 */
@Injectable()
export class VariantAdoption {
  constructor(
    private readonly repository: ISyncRepository,
    private readonly clock: Clock,
  ) {}

  /** Looks up all variants that would be created, in as few calls as their SKUs allow; those that must not be are left out. */
  async adopt(book: FlightBook, store: StoreClient, families: readonly VariantFamily[]): Promise<void> {
    await this.leaveToOthers(book, families);
    const unknown = new Map<string, { family: VariantFamily; planned: PlannedVariant }>();
    for (const family of families) {
      for (const planned of family.unmapped) {
        const { sku } = planned.variant;
        const twin = unknown.get(foldedSku(sku));
        if (twin === undefined) unknown.set(foldedSku(sku), { family, planned });
        else refuse(family, planned, sharedSku(`is that of variant ${twin.planned.variant.id} as well`));
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

  /**
   * Leaves out the variants that the shop has as something else. One that moved here from another product is still a variation
   * of that one until it is written too: that is asked for, and this item tries again.
   */
  private async leaveToOthers(book: FlightBook, families: readonly VariantFamily[]): Promise<void> {
    const ids = families.flatMap((family) => family.unmapped.map(({ variant }) => variant.id));
    if (ids.length === 0) return;
    const owned = await this.repository.findMappings(book.flight.storeId, ids);
    for (const family of families) {
      for (const planned of family.unmapped) {
        const mapping = owned.get(planned.variant.id);
        if (mapping === undefined) continue;
        const formerParent = mapping.parentProductId;
        if (formerParent === family.passenger.product.id) {
          // Its product was made anew, or adopted again: whether the variation is there the write will tell.
          family.passenger.family.set(planned.variant.id, mapping);
          continue;
        }
        if (formerParent === null) {
          refuse(family, planned, { code: 'VARIANT_ID_TAKEN', message: 'its id is that of a product' });
          continue;
        }
        const message = `in the shop it is still a variation of product ${formerParent}, which has to lose it first`;
        refuse(family, planned, { code: 'VARIANT_MOVED', message }, true);
        const bulk = family.passenger.items.every(({ batchId }) => batchId !== null);
        book.ask('product', formerParent, 'a variant moved away', bulk);
      }
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
    const owner = ref.type === 'variation' ? 'variation' : `${ref.type} product`;
    refuse(family, planned, sharedSku(`belongs to another ${owner} of the shop (id ${ref.storeProductId})`));
  }
}

/** Fails a variant and leaves it out; `mayPass` where it may be written in a later try. */
function refuse(
  family: VariantFamily,
  { variant, fields }: PlannedVariant,
  reason: FailureReason,
  mayPass = false,
): void {
  const groups = Object.keys(fields) as (keyof typeof fields)[];
  family.failures.add(variant, groups, reason, mayPass);
  family.leaveOut(variant.id);
}

function sharedSku(whose: string): FailureReason {
  return { code: 'SKU_SHARED', message: `its SKU ${whose}` };
}
