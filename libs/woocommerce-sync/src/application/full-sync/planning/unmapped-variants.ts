import { Injectable } from '@nestjs/common';
import { ForeignProductRepository } from '../../../domain/adoption/adoption-pair.repository';
import type { CatalogVariant } from '../../../domain/catalog/catalog-product';
import { foldedSku } from '../../../domain/catalog/sku';
import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { findBySkus } from '../../lane/adoption/product-lookup';
import { sharedSku, skuOfForeign } from '../../lane/variants/unknown-variants';
import { Clock } from '../../ports/clock.port';
import type { StoreProductRef } from '../../ports/shop/shop-products.port';
import type { StoreClient } from '../../ports/store-client.port';
import type { MappedScan } from './shown-plan';

/** What the shop has of variants that no variation is known for, by the variants' ids. */
export interface FoundVariants {
  /** Variations of the very product: they would be tied to the ERP's, and written. */
  readonly adopted: ReadonlyMap<string, ProductSyncMapping>;
  /** Variants that would not be made, as their SKU is something else's. */
  readonly refused: ReadonlyMap<string, FailureReason>;
}

/** A variant without a mapping, and the product that it is of. */
interface Unknown {
  readonly scanned: MappedScan;
  readonly variant: CatalogVariant;
}

/**
 * Looks in the shop for variations of variants that it is not known to have, as the delivery will
 * (`VariantAdoption`). Nothing is kept of it.
 */
@Injectable()
export class UnmappedVariants {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly foreign: ForeignProductRepository,
    private readonly clock: Clock,
  ) {}

  /** Asks for all of a page in as few calls as their SKUs allow. Throws the shop's fault. */
  async find(
    storeId: string,
    store: StoreClient,
    products: readonly MappedScan[],
  ): Promise<FoundVariants> {
    const refused = new Map<string, FailureReason>();
    const bySku = new Map<string, Unknown>();
    for (const unknown of products.flatMap(unknownOf)) {
      const sku = foldedSku(unknown.variant.sku);
      const twin = bySku.get(sku);
      if (twin === undefined) bySku.set(sku, unknown);
      else
        refused.set(unknown.variant.id, sharedSku(`is that of variant ${twin.variant.id} as well`));
    }
    const wanted = [...bySku.values()];
    const { found, unknown: unread } = await findBySkus(
      store,
      wanted.map(({ variant }) => variant.sku),
    );
    for (const { variant } of wanted) {
      const error = unread.get(variant.sku);
      if (error !== undefined) refused.set(variant.id, error);
    }
    const adopted = await this.weigh(storeId, found, bySku, refused);
    return { adopted, refused };
  }

  private async weigh(
    storeId: string,
    found: readonly StoreProductRef[],
    bySku: ReadonlyMap<string, Unknown>,
    refused: Map<string, FailureReason>,
  ): Promise<ReadonlyMap<string, ProductSyncMapping>> {
    const adopted = new Map<string, ProductSyncMapping>();
    const ids = found.flatMap(({ storeProductId, parentId }) => [storeProductId, parentId]);
    const [owners, foreign] = await Promise.all([
      this.mappings.findProductIds(storeId, ids),
      this.foreign.findAmong(storeId, ids),
    ]);
    for (const ref of found) {
      const unknown = bySku.get(foldedSku(ref.sku));
      if (unknown === undefined) continue;
      const { variant, scanned } = unknown;
      if (foreign.has(ref.storeProductId) || foreign.has(ref.parentId))
        refused.set(variant.id, skuOfForeign(ref));
      else if (isStill(scanned, owners.get(ref.storeProductId))) continue;
      else if (isVariationOf(scanned, ref)) adopted.set(variant.id, this.adopt(unknown, ref));
      else if (!isParents(unknown, ref)) refused.set(variant.id, ofAnother(ref));
    }
    return adopted;
  }

  private adopt({ scanned, variant }: Unknown, ref: StoreProductRef): ProductSyncMapping {
    const { mapping } = scanned;
    const now = this.clock.now();
    return ProductSyncMapping.adoptVariant(mapping, variant.id, ref.storeProductId, now);
  }
}

/** Variants that would be written, and have no variation that is known. */
function unknownOf(scanned: MappedScan): Unknown[] {
  const { family, planned } = scanned;
  const { writes, rejected } = planned.variants;
  const variants = new Set([...writes, ...rejected].map(({ variant }) => variant));
  return [...variants].filter(({ id }) => !family.has(id)).map((variant) => ({ scanned, variant }));
}

/** Whether it is what another product or variant of the ERP has, which will give the SKU up. */
function isStill({ product, family }: MappedScan, owner: string | undefined): boolean {
  if (owner === undefined) return false;
  const isThere = product.variants.some(({ id, status }) => id === owner && status !== 'archived');
  return isThere || !family.has(owner);
}

function isVariationOf({ mapping }: MappedScan, { type, parentId }: StoreProductRef): boolean {
  return type === 'variation' && parentId === mapping.wooCommerceProductId;
}

/** Without a SKU of its own a variation shows its product's (fact 21): that is no other owner. */
function isParents({ scanned, variant }: Unknown, { type }: StoreProductRef): boolean {
  return type === 'variation' && foldedSku(variant.sku) === foldedSku(scanned.product.sku);
}

function ofAnother({ type, storeProductId }: StoreProductRef): FailureReason {
  const owner = type === 'variation' ? 'variation' : `${type} product`;
  return sharedSku(`belongs to another ${owner} of the shop (id ${storeProductId})`);
}
