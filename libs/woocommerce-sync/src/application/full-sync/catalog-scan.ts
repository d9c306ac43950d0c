import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../domain/catalog/catalog-product';
import { AttributeRepository } from '../../domain/catalog/attribute.repository';
import { CategoryRepository } from '../../domain/catalog/category.repository';
import { caselessName } from '../../domain/catalog/folded-name';
import { fieldGroupsOf } from '../../domain/fields/product-fields';
import type { StorePlaces } from '../../domain/catalog/store-places';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { StoreCapabilityRepository } from '../../domain/catalog/store-capability.repository';
import { TermRepository } from '../../domain/catalog/term.repository';
import { ErpError, WooCommerceError } from '../../domain/woocommerce.errors';
import { ProductMappingRepository } from '../../domain/mapping/product-mapping.repository';
import { mayHaveVariants } from '../lane/products/product-loading';
import { mustBeWell } from '../lane/sending/fault-of-the-shop';
import { StoreCurrency } from '../lane/categories/store-currency';
import { StoreChoices } from '../lane/categories/store-choices';
import { hasFlawedImages, imagesDiffer } from '../planning/image-source';
import { planProduct, type PlannedProduct } from '../planning/product-plan';
import type { KnownVariations } from '../planning/variant-plan';
import { StoreClients, type StoreClient } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { ErpCatalog, type CatalogPage, type InvalidProduct } from '../ports/erp-catalog.port';

/** One product of the ERP, held against what its shop last confirmed. */
export interface ScannedProduct {
  readonly product: CatalogProduct;
  readonly mapping: ProductSyncMapping | null;
  /** What the shop has of its variants, by their ids. */
  readonly family: KnownVariations;
  readonly planned: PlannedProduct;
  /** Whether the shop shows other pictures, of the product or of a variant. */
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

/**
 * Streams the whole catalogue past the mappings, a page at a time: what it holds does not grow with
 * the catalogue.
 */
@Injectable()
export class CatalogScan {
  constructor(
    private readonly catalog: ErpCatalog,
    private readonly mappings: ProductMappingRepository,
    private readonly categories: CategoryRepository,
    private readonly attributes: AttributeRepository,
    private readonly stores: StoreClients,
    private readonly terms: TermRepository,
    private readonly capabilities: StoreCapabilityRepository,
    private readonly currency: StoreCurrency,
    private readonly choices: StoreChoices,
    private readonly policy: StorePolicy,
  ) {}

  /** The pages of a scan. The next one is read while this one is being worked on. */
  async *pages(
    storeId: string,
    { cursor, force, updatedSince }: ScanRange,
  ): AsyncGenerator<CatalogScanPage> {
    const places = await this.placesOf(storeId);
    const wish = { groups: new Set(fieldGroupsOf('product')), force };

    let next: Promise<CatalogPage> | null = this.readPage(cursor, updatedSince);
    while (next !== null) {
      const page: CatalogPage = await next;
      next = page.nextCursor === null ? null : ahead(this.readPage(page.nextCursor, updatedSince));
      // Read before the mappings: what settles meanwhile is asked for once too often, and nothing
      // too seldom.
      const doubts = await this.mappings.findDoubts(storeId);
      const mappings = await this.mappings.findMany(
        storeId,
        page.products.map(({ id }) => id),
      );
      const families = await this.mappings.findVariants(
        storeId,
        page.products
          .filter((product) => mayHaveVariants(product, mappings.get(product.id)))
          .map(({ id }) => id),
      );
      for (const doubt of doubts) {
        const family = families.get(doubt.parentProductId ?? '');
        const mapping = mappings.get(doubt.productId) ?? family?.get(doubt.productId);
        mapping?.doubtWrite(doubt);
      }
      const here = {
        ...places,
        ...(await this.termsOf(storeId, page.products, places.brands === null)),
        choices:
          (await this.askShop(storeId, (store) =>
            this.choices.of(storeId, store, () => page.products),
          )) ?? places.choices,
      };
      const withImages = places.ownership.sets('images', false);
      yield {
        ...page,
        products: page.products.map((product) => {
          const mapping = mappings.get(product.id) ?? null;
          const family = families.get(product.id) ?? new Map<string, ProductSyncMapping>();
          return {
            product,
            mapping,
            family,
            planned: planProduct(product, mapping, family, wish, here),
            imagesDiffer:
              withImages &&
              mapping !== null &&
              product.status !== 'archived' &&
              (imagesDiffer(product, mapping, family) || hasFlawedImages(product)),
          };
        }),
      };
    }
  }

  /**
   * A page of the ERP. Where it answers other reads, the error tells where in the list to look: a
   * page that one of its products spoils cannot be halved, as nobody else knows the next cursor.
   */
  private async readPage(cursor: string | null, updatedSince?: Date): Promise<CatalogPage> {
    try {
      return await this.catalog.page(cursor, updatedSince);
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      await mustBeWell(this.catalog, error);
      const where = cursor === null ? 'the first page' : `the page after cursor "${cursor}"`;
      throw new ErpError(
        `${error.message}; the ERP answers other reads, so one product of ${where} may be why`,
        error.code,
      );
    }
  }

  /** What holds for all pages; tags and brands are looked up page by page. */
  private async placesOf(storeId: string): Promise<StorePlaces> {
    const [mapped, attributes, hasBrands, currency] = await Promise.all([
      this.categories.findAll(storeId),
      this.attributes.findAll(storeId),
      this.capabilities.find(storeId, 'product-brands'),
      this.askShop(storeId, (store) => this.currency.of(storeId, store)),
    ]);
    return {
      currency,
      // Looked up page by page, as its tags are.
      choices: new Map(),
      ownership: this.policy.ownership(storeId),
      customFields: this.policy.customFields(storeId),
      categories: new Map(
        [...mapped.values()].map(({ categoryId, storeCategoryId }) => [
          categoryId,
          storeCategoryId,
        ]),
      ),
      attributes: new Map(
        [...attributes].map(([name, { storeAttributeId }]) => [name, storeAttributeId]),
      ),
      tags: new Map(),
      // Until somebody has asked, it may have them.
      brands: hasBrands === false ? null : new Map(),
    };
  }

  private async termsOf(
    storeId: string,
    products: readonly CatalogProduct[],
    withoutBrands: boolean,
  ): Promise<Pick<StorePlaces, 'tags' | 'brands'>> {
    const tags = products.flatMap((product) => product.tags ?? []);
    const brands = products.flatMap(({ brand }) => brand ?? []);
    const [tagIds, brandIds] = await Promise.all([
      this.terms.find(storeId, 'tags', caselessNames(tags)),
      this.terms.find(storeId, 'brands', caselessNames(brands)),
    ]);
    return { tags: tagIds, brands: withoutBrands ? null : brandIds };
  }

  /** A shop that is down is no reason not to scan: delivery asks it again. */
  private async askShop<T>(
    storeId: string,
    ask: (store: StoreClient) => Promise<T>,
  ): Promise<T | null> {
    try {
      return await ask(this.stores.get(storeId));
    } catch (error) {
      if (error instanceof WooCommerceError) return null;
      throw error;
    }
  }
}

/** Whether the shop needs nothing written of this product. */
export function isRight({
  planned: { plan, rejected, variants },
  imagesDiffer,
}: ScannedProduct): boolean {
  const nothingToWrite = plan.kind === 'unchanged' || plan.kind === 'not-wanted';
  const nothingOfVariants =
    variants.writes.length === 0 && variants.removed.length === 0 && variants.rejected.length === 0;
  return nothingToWrite && nothingOfVariants && rejected.size === 0 && !imagesDiffer;
}

function caselessNames(names: readonly string[]): string[] {
  return [...new Set(names.map(caselessName))];
}

// A page read ahead that fails is reported when its turn comes, not as an unhandled rejection.
function ahead<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
