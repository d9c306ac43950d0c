import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../domain/catalog-product';
import { CategoryRepository } from '../../domain/category.repository';
import { FIELD_GROUPS } from '../../domain/product-fields';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import { ISyncRepository } from '../../domain/sync.repository';
import { showsImages } from '../lane/image-source';
import { planProduct, type PlannedProduct } from '../lane/product-plan';
import { ErpCatalog, type CatalogPage, type InvalidProduct } from '../ports/erp-catalog.port';

/** One product of the ERP, held against what its shop last confirmed. */
export interface ScannedProduct {
  readonly product: CatalogProduct;
  readonly mapping: ProductSyncMapping | null;
  readonly planned: PlannedProduct;
  /** Whether the shop shows other pictures. */
  readonly imagesDiffer: boolean;
}

/** One page of the ERP, held against the shop. */
export interface CatalogScanPage {
  readonly products: readonly ScannedProduct[];
  readonly invalid: readonly InvalidProduct[];
  readonly unreadable: number;
  readonly nextCursor: string | null;
}

/** What part of the catalogue is scanned, and how. */
export interface ScanRange {
  /** Where to start; null at the beginning. */
  readonly cursor: string | null;
  /** Take for wrong even what the shop shows right. */
  readonly force: boolean;
  /** Only what changed in the ERP since. */
  readonly updatedSince?: Date;
}

/** Streams the whole catalogue past the mappings, a page at a time: what it holds does not grow with the catalogue. */
@Injectable()
export class CatalogScan {
  constructor(
    private readonly catalog: ErpCatalog,
    private readonly repository: ISyncRepository,
    private readonly categories: CategoryRepository,
  ) {}

  /** The pages of a scan. The next one is read while this one is being worked on. */
  async *pages(storeId: string, { cursor, force, updatedSince }: ScanRange): AsyncGenerator<CatalogScanPage> {
    const mapped = await this.categories.findAll(storeId);
    const storeCategories = new Map(
      [...mapped.values()].map((category) => [category.categoryId, category.storeCategoryId]),
    );
    const wish = { groups: new Set(FIELD_GROUPS), force };

    let next: Promise<CatalogPage> | null = this.catalog.page(cursor, updatedSince);
    while (next !== null) {
      const page: CatalogPage = await next;
      next = page.nextCursor === null ? null : ahead(this.catalog.page(page.nextCursor, updatedSince));
      const mappings = await this.repository.findMappings(
        storeId,
        page.products.map(({ id }) => id),
      );
      yield {
        ...page,
        products: page.products.map((product) => {
          const mapping = mappings.get(product.id) ?? null;
          const imagesDiffer =
            mapping !== null &&
            product.status !== 'archived' &&
            !showsImages(mapping, product.images) &&
            (product.images.length > 0 || mapping.confirmed.images !== undefined);
          return {
            product,
            mapping,
            planned: planProduct(product, mapping, wish, storeCategories),
            imagesDiffer,
          };
        }),
      };
    }
  }
}

/** Whether the shop needs nothing written of this product. */
export function isRight({ planned: { plan, rejected }, imagesDiffer }: ScannedProduct): boolean {
  const nothingToWrite =
    plan.kind === 'unchanged' || plan.kind === 'not-wanted' || plan.kind === 'stale-read';
  return nothingToWrite && rejected.size === 0 && !imagesDiffer;
}

// A page read ahead that fails is reported when its turn comes, not as an unhandled rejection.
function ahead<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
