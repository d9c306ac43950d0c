import { Injectable } from '@nestjs/common';
import { DriftRunRepository } from '../../domain/drift/drift-run.repository';
import { ProductMappingRepository } from '../../domain/mapping/product-mapping.repository';
import type { SoldProduct } from '../../domain/orders/sold-products';
import { comparedParts } from '../drift/compared-groups';
import type { ComparisonBase } from '../drift/drift-comparison';
import { ScannedReferences } from '../full-sync/scan/scanned-references';
import type { ShownContents } from '../ports/drift/shop-contents.port';
import { StoreClients } from '../ports/store-client.port';
import { ShopSights, type SightSubject } from './shop-sights';

/** What the shop showed of single products and variations of ours. */
export interface ReadProducts {
  readonly base: ComparisonBase;
  readonly rows: readonly ShownContents[];
  /** Those of which the shop itself says that it has them no more. */
  readonly gone: readonly SightSubject[];
  /** When the reading began, by the ledger's clock. */
  readonly readAt: Date;
}

/** Reads single products and variations of a shop by their ids. */
@Injectable()
export class ProductReading {
  constructor(
    private readonly stores: StoreClients,
    private readonly references: ScannedReferences,
    private readonly mappings: ProductMappingRepository,
    private readonly runs: DriftRunRepository,
    private readonly sights: ShopSights,
  ) {}

  /**
   * Reads those of up to a hundred that are ours, those in the trash, too; null where none is.
   * Throws faults of the shop.
   */
  async read(storeId: string, ids: readonly number[]): Promise<ReadProducts | null> {
    const owners = await this.mappings.findSoldProducts(storeId, ids);
    if (owners.size === 0) return null;
    const references = await this.references.ofStore(storeId);
    const groups = comparedParts(references, this.sights.toldGroups(storeId, references));
    const { contents } = this.stores.get(storeId);
    const readAt = await this.runs.now();
    const idsOf = (ofVariations: boolean): number[] =>
      [...owners]
        .filter(([, { variantId }]) => (variantId !== null) === ofVariations)
        .map(([id]) => id);
    const [products, variations] = [idsOf(false), idsOf(true)];
    const rows = products.length === 0 ? [] : await contents.productsOfIds(products, groups);
    const more = variations.length === 0 ? [] : await contents.variationsOfIds(variations, groups);
    const listed = new Set([...rows, ...(more ?? [])].map(({ storeProductId }) => storeProductId));
    const gone: SightSubject[] = [];
    // A list that leaves one out proves nothing; of variations a shop without their list tells
    // nothing.
    for (const [id, owner] of owners) {
      if (listed.has(id) || (owner.variantId !== null && more === null)) continue;
      if (await contents.isGone(id)) gone.push(...subjectOf(id, owner));
    }
    return { base: { storeId, references }, rows: [...rows, ...(more ?? [])], gone, readAt };
  }
}

function subjectOf(storeProductId: number, { productId, variantId }: SoldProduct): SightSubject[] {
  return productId === null ? [] : [{ storeProductId, productId, variantId, sku: '' }];
}
