import { Injectable } from '@nestjs/common';
import { ForeignProductRepository } from '../../../domain/adoption/adoption-pair.repository';
import { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { foldedSku } from '../../../domain/catalog/sku';
import { Clock } from '../../ports/clock.port';
import type { StoreProductRef } from '../../ports/shop/shop-products.port';
import type { StoreClient } from '../../ports/store-client.port';
import { IdentityHandover } from '../sending/identity-handover';
import type { DeliveryRecord } from '../delivery-record';
import { findBySkus } from '../adoption/product-lookup';
import { MovedVariants } from './moved-variants';
import { refuse, type VariantFamily } from './variant-family';
import type { PlannedVariant } from '../../planning/variant-plan';
import {
  failUnread,
  isGone,
  sharedSku,
  skuOfForeign,
  unknownOf,
  type FamilyStray,
} from './unknown-variants';

/**
 * Finds the shop's own variation for variants without a mapping, by SKU: what keeps a variation
 * from being made twice when we die between the shop's create and our commit, and what tells of
 * SKUs that belong to something else. So it looks for the variations of variants that the ERP
 * dropped meanwhile: they have to go.
 */
@Injectable()
export class VariantAdoption {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly moved: MovedVariants,
    private readonly clock: Clock,
    private readonly handover: IdentityHandover,
    private readonly foreign: ForeignProductRepository,
  ) {}

  /**
   * Looks up all variants that would be created, in as few calls as their SKUs allow; those that
   * must not be are left out.
   */
  async adopt(
    record: DeliveryRecord,
    store: StoreClient,
    families: readonly VariantFamily[],
  ): Promise<void> {
    await this.moved.leaveToOthers(record, families);
    const unknown = unknownOf(families);
    // What this delivery has just made has no variations yet; but a SKU may be taken all the same,
    // which the shop will say.
    const searched = [...unknown.values()].filter(({ family }) => !family.isNew);
    const strays = await this.straysOf(record, families);
    const lookup = await findBySkus(store, [
      ...searched.map(({ planned }) => planned.variant.sku),
      ...[...strays.values()].map(({ stray }) => stray.sku),
    ]);
    failUnread(lookup, searched, strays);
    const { storeId } = record.delivery;
    const shopIds = lookup.found.map(({ storeProductId }) => storeProductId);
    const owners = await this.mappings.findProductIds(storeId, shopIds);
    const foreign = await this.foreignAmong(storeId, lookup.found);
    for (const ref of lookup.found) {
      const found = unknown.get(foldedSku(ref.sku));
      const owner = owners.get(ref.storeProductId);
      if (found !== undefined && foreign.has(ref))
        refuse(found.family, found.planned, skuOfForeign(ref));
      else if (found !== undefined && !(await this.belongsTo(storeId, found.family, owner, ref)))
        this.claim(found.family, found.planned, ref);
    }
    // Only now: a variant that is still there may have been found under its new SKU.
    for (const ref of lookup.found) {
      const stray = strays.get(foldedSku(ref.sku));
      const isFree = !owners.has(ref.storeProductId) && !foreign.has(ref);
      if (stray !== undefined && isFree) this.takeIn(record, stray, ref);
    }
  }

  /** What an admin has said is not the ERP's, itself or with its product. */
  private async foreignAmong(
    storeId: string,
    found: readonly StoreProductRef[],
  ): Promise<ReadonlySet<StoreProductRef>> {
    const ids = found.flatMap(({ storeProductId, parentId }) => [storeProductId, parentId]);
    const foreign = await this.foreign.findAmong(storeId, ids);
    return new Set(
      found.filter((ref) => foreign.has(ref.storeProductId) || foreign.has(ref.parentId)),
    );
  }

  /** Whether a variation is another variant's, which will give the SKU up when it is written. */
  private async belongsTo(
    storeId: string,
    family: VariantFamily,
    owner: string | undefined,
    ref: StoreProductRef,
  ): Promise<boolean> {
    return owner !== undefined && !isGone(family, owner) && (await this.isLeft(storeId, ref));
  }

  /** The strays by their folded SKUs, but for those whose variants have variations elsewhere. */
  private async straysOf(
    record: DeliveryRecord,
    families: readonly VariantFamily[],
  ): Promise<ReadonlyMap<string, FamilyStray>> {
    const all = families
      .filter(({ isNew }) => !isNew)
      .flatMap((family) => family.planned.strays.map((stray) => ({ family, stray })));
    if (all.length === 0) return new Map();
    const ids = all.map(({ stray }) => stray.variantId);
    const owned = await this.mappings.findMany(record.delivery.storeId, ids);
    return new Map(
      all
        .filter(({ stray }) => !owned.has(stray.variantId))
        .map((found) => [foldedSku(found.stray.sku), found] as const),
    );
  }

  /**
   * Takes a stray into its family, where it is a variation of its product. Its mapping is kept at
   * once, so that it is never lost again.
   */
  private takeIn(
    record: DeliveryRecord,
    { family, stray }: FamilyStray,
    ref: StoreProductRef,
  ): void {
    const { parent } = family;
    const isOurs = ref.type === 'variation' && ref.parentId === parent.wooCommerceProductId;
    if (!isOurs || family.mappingOf(stray.variantId) !== undefined) return;
    const { variantId } = stray;
    const mapping = ProductSyncMapping.adoptVariant(
      parent,
      variantId,
      ref.storeProductId,
      this.clock.now(),
    );
    family.takeIn(stray, mapping);
    record.keep(mapping);
  }

  /**
   * Whether the ERP has given another SKU to what has this one: the shop's refusal of the create
   * leads to it.
   */
  private async isLeft(
    storeId: string,
    { storeProductId, sku }: StoreProductRef,
  ): Promise<boolean> {
    const holder = await this.mappings.findByStoreProduct(storeId, storeProductId);
    return holder !== null && !(await this.handover.keeps(storeId, holder, 'sku', sku));
  }

  private claim(family: VariantFamily, planned: PlannedVariant, ref: StoreProductRef): void {
    const { parent, claimed } = family;
    const { id, sku } = planned.variant;
    if (ref.type === 'variation' && ref.parentId === parent.wooCommerceProductId) {
      const mapping = ProductSyncMapping.adoptVariant(
        parent,
        id,
        ref.storeProductId,
        this.clock.now(),
      );
      claimed.family.set(id, mapping);
      return;
    }
    // Without a SKU of its own a variation shows its product's (fact 21): that is no other owner.
    if (ref.type === 'variation' && foldedSku(sku) === foldedSku(claimed.product.sku)) return;
    const owner = ref.type === 'variation' ? 'variation' : `${ref.type} product`;
    refuse(
      family,
      planned,
      sharedSku(`belongs to another ${owner} of the shop (id ${ref.storeProductId})`),
    );
  }
}
