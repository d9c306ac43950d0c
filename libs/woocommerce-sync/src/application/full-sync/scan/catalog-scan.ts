import { Injectable } from '@nestjs/common';
import { isWanted, type CatalogProduct } from '../../../domain/catalog/catalog-product';
import type { ShopReferences } from '../../../domain/catalog/shop-references';
import { fieldGroupsOf } from '../../../domain/fields/product-fields';
import type { ConfirmedGroup } from '../../../domain/mapping/mapping-state';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { ErpError, WooCommerceError } from '../../../domain/woocommerce.errors';
import type { CatalogRules } from '../../../domain/store-rules/catalog-rules';
import { StoreCatalog } from '../../catalog/store-catalog';
import { mayHaveVariants } from '../../lane/products/product-loading';
import { mustBeWell } from '../../blame/whose-fault';
import { isForgotten } from '../../planning/confirmed-fields';
import { hasFlawedImages, imagesDiffer } from '../../planning/image-source';
import { planProduct, type PlannedProduct } from '../../planning/product-plan';
import type { KnownVariations } from '../../planning/variant-plan';
import type { CatalogPage, InvalidProduct } from '../../ports/erp-catalog.port';
import { StorePolicy, type PlanningRules } from '../../ports/store-policy.port';
import { ahead, inOrder } from './in-order';
import { ScannedReferences } from './scanned-references';

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
  /** What its products refer to in the shop. */
  readonly references: ShopReferences;
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
  /** The rules to plan by, were they other ones than the store has. */
  readonly rules?: PlanningRules;
  /** Groups of which nothing is to be taken for confirmed. */
  readonly forgotten?: readonly ConfirmedGroup[];
  /** Ask the shop of a draft, too, for what products refer to: nothing is written to it. */
  readonly asksDraft?: boolean;
}

/**
 * Streams the whole catalogue past the mappings, a page at a time: what it holds does not grow with
 * the catalogue.
 */
@Injectable()
export class CatalogScan {
  constructor(
    private readonly catalog: StoreCatalog,
    private readonly mappings: ProductMappingRepository,
    private readonly references: ScannedReferences,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * The pages of a scan. While one is worked on the next one is held against the shop, and the one
   * after that is read.
   */
  async *pages(
    storeId: string,
    { cursor, updatedSince, rules: given, asksDraft = false, ...range }: ScanRange,
  ): AsyncGenerator<CatalogScanPage> {
    // One set of rules from the first page to the last.
    const rules = given ?? this.policy.planning(storeId);
    const whole = await this.references.ofStore(storeId, rules, asksDraft);
    const { force, forgotten = [] } = range;
    const read = this.readAll(rules.catalog, cursor, updatedSince);
    yield* inOrder(ahead(read), 1, async (page): Promise<CatalogScanPage> => {
      const { products } = page;
      const [known, references] = await Promise.all([
        this.knownOf(storeId, products, forgotten),
        this.references.ofPage(storeId, whole, products, rules, asksDraft),
      ]);
      const held = products.map((product) => scanned(product, known, references, force));
      return { ...page, references, products: held };
    });
  }

  private async *readAll(
    rules: CatalogRules,
    cursor: string | null,
    updatedSince?: Date,
  ): AsyncGenerator<CatalogPage> {
    let next = cursor;
    do {
      const page = await this.readPage(rules, next, updatedSince);
      next = page.nextCursor;
      yield page;
    } while (next !== null);
  }

  /** What the shop last confirmed of some products, less what is in doubt now. */
  private async knownOf(
    storeId: string,
    products: readonly CatalogProduct[],
    forgotten: readonly ConfirmedGroup[],
  ): Promise<KnownProducts> {
    // Read before the mappings: what settles meanwhile is asked for once too often, and nothing
    // too seldom.
    const doubts = await this.mappings.findDoubts(storeId);
    const ids = products.map(({ id }) => id);
    const mappings = await this.mappings.findMany(storeId, ids);
    const variable = products.filter((one) => mayHaveVariants(one, mappings.get(one.id)));
    const families = await this.mappings.findVariants(
      storeId,
      variable.map(({ id }) => id),
    );
    for (const doubt of doubts) {
      const family = families.get(doubt.parentProductId ?? '');
      const mapping = mappings.get(doubt.productId) ?? family?.get(doubt.productId);
      mapping?.doubtWrite(doubt);
    }
    if (forgotten.length > 0)
      for (const mapping of [mappings, ...families.values()].flatMap((some) => [...some.values()]))
        if (mapping.syncStatus !== 'trashed') mapping.doubt(forgotten);
    return { mappings, families };
  }

  /**
   * A page of the ERP. Where it answers other reads, the error tells where in the list to look: a
   * page that one of its products spoils cannot be halved, as nobody else knows the next cursor.
   */
  private async readPage(
    rules: CatalogRules,
    cursor: string | null,
    updatedSince?: Date,
  ): Promise<CatalogPage> {
    try {
      return await this.catalog.page(rules, cursor, updatedSince);
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
}

/** What shops last confirmed, by the ERP's ids. */
interface KnownProducts {
  readonly mappings: ReadonlyMap<string, ProductSyncMapping>;
  readonly families: ReadonlyMap<string, KnownVariations>;
}

function scanned(
  product: CatalogProduct,
  { mappings, families }: KnownProducts,
  references: ShopReferences,
  force: boolean,
): ScannedProduct {
  const wish = { groups: new Set(fieldGroupsOf('product')), force };
  const mapping = mappings.get(product.id) ?? null;
  const family = families.get(product.id) ?? new Map<string, ProductSyncMapping>();
  const hasImages =
    mapping !== null && isWanted(product) && references.ownership.sets('images', false);
  return {
    product,
    mapping,
    family,
    planned: planProduct(product, mapping, family, wish, references),
    imagesDiffer: hasImages && (imagesDiffer(product, mapping, family) || hasFlawedImages(product)),
  };
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

/** Whether nothing is to be asked for: it is right, or left to the shop's people and forgotten. */
export function needsNothing(scanned: ScannedProduct): boolean {
  const { product, mapping } = scanned;
  const isLeft = product.unsold === 'leave' && product.status !== 'archived' && mapping !== null;
  if (isLeft && mapping.syncStatus !== 'trashed' && !isForgotten(mapping)) return false;
  return isRight(scanned);
}

/** Whether the shop shows this product, and it is to leave, as its store does not sell it. */
export function isToLeave({ product, mapping, planned: { plan } }: ScannedProduct): boolean {
  return (
    product.unsold !== undefined &&
    mapping !== null &&
    (plan.kind === 'trash' || plan.kind === 'update')
  );
}
