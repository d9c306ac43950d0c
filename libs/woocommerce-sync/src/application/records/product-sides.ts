import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../domain/catalog/catalog-product';
import type { ShopReferences } from '../../domain/catalog/shop-references';
import { fieldGroupsOf } from '../../domain/fields/product-fields';
import { ProductMappingRepository } from '../../domain/mapping/product-mapping.repository';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { MappingNotFoundError, WooCommerceError } from '../../domain/woocommerce.errors';
import { comparedGroups } from '../drift/compared-groups';
import { ScannedReferences } from '../full-sync/scan/scanned-references';
import { planProduct, type PlannedProduct } from '../planning/product-plan';
import type { KnownVariations } from '../planning/variant-plan';
import type { ShownContents } from '../ports/drift/shop-contents.port';
import type { ShownPage } from '../ports/shop/shop-pictures.port';
import { StoreClients } from '../ports/store-client.port';
import { ErpProductReading } from './erp-product-reading';

/** Most variations that are read of the shop. */
const MOST_VARIATIONS = 100;

const EVERYTHING = { groups: new Set(fieldGroupsOf('product')), force: true };

/** Why a side could not be asked. */
export interface SideProblem {
  readonly code: string;
  readonly message: string;
}

/** An answer, or why there is none. */
export type Side<T> =
  | { readonly value: T; readonly problem: null }
  | { readonly value: null; readonly problem: SideProblem };

/** What the shop shows of a product and its variations, by their ids in the shop. */
export interface ShownSide {
  readonly rows: ReadonlyMap<number, ShownContents>;
  readonly page: ShownPage | null;
}

/** What is wanted of a product. */
export interface ErpSide {
  readonly product: CatalogProduct;
  readonly planned: PlannedProduct;
}

/** The three sides of one product. */
export interface ProductSides {
  readonly storeId: string;
  /** The ERP's id of the product, also where a variant was asked for. */
  readonly productId: string;
  readonly mapping: ProductSyncMapping | null;
  readonly family: KnownVariations;
  readonly references: ShopReferences;
  readonly erp: Side<ErpSide>;
  /** Null where it is not mapped. */
  readonly shop: Side<ShownSide> | null;
}

/** Asks the ERP and the shop of one product, each of which may fail alone. */
@Injectable()
export class ProductSidesReading {
  constructor(
    private readonly erp: ErpProductReading,
    private readonly mappings: ProductMappingRepository,
    private readonly references: ScannedReferences,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Throws `ValidationError` for an unknown store, and `MappingNotFoundError` for a product that
   * neither the store nor the ERP knows.
   */
  async read(storeId: string, askedId: string): Promise<ProductSides> {
    this.stores.get(storeId);
    const asked = await this.mappings.find(storeId, askedId);
    const productId = asked?.parentProductId ?? askedId;
    const mapping =
      asked?.parentProductId == null ? asked : await this.mappings.find(storeId, productId);
    const families = await this.mappings.findVariants(storeId, [productId]);
    const family = families.get(productId) ?? new Map<string, ProductSyncMapping>();
    const references = await this.references.ofStore(storeId);
    const [erp, shop] = await Promise.all([
      sideOf(this.erpSide(storeId, productId, { mapping, family, references })),
      mapping === null ? null : sideOf(this.shopSide(storeId, mapping, { family, references })),
    ]);
    if (mapping === null && erp.problem?.code === 'PRODUCT_NOT_IN_ERP')
      throw new MappingNotFoundError(storeId, askedId);
    return { storeId, productId, mapping, family, references, erp, shop };
  }

  private async erpSide(
    storeId: string,
    productId: string,
    known: Pick<ProductSides, 'mapping' | 'family' | 'references'>,
  ): Promise<ErpSide> {
    const product = await this.erp.read(storeId, productId);
    const references = await this.references.ofPage(storeId, known.references, [product]);
    const { mapping, family } = known;
    return { product, planned: planProduct(product, mapping, family, EVERYTHING, references) };
  }

  private async shopSide(
    storeId: string,
    mapping: ProductSyncMapping,
    { family, references }: Pick<ProductSides, 'family' | 'references'>,
  ): Promise<ShownSide> {
    const { contents, pictures } = this.stores.openToRead(storeId);
    const groups = comparedGroups(references, []);
    const id = mapping.wooCommerceProductId;
    const variations = [...family.values()]
      .map(({ wooCommerceProductId }) => wooCommerceProductId)
      .slice(0, MOST_VARIATIONS);
    const [rows, more, page] = await Promise.all([
      contents.productsOfIds([id], groups),
      variations.length === 0 ? [] : contents.variationsOfIds(variations, groups),
      pictures.pageOf(id),
    ]);
    const shown = [...rows, ...(more ?? [])];
    return { rows: new Map(shown.map((row) => [row.storeProductId, row])), page };
  }
}

async function sideOf<T>(asked: Promise<T>): Promise<Side<T>> {
  try {
    return { value: await asked, problem: null };
  } catch (error) {
    if (!(error instanceof WooCommerceError)) throw error;
    return { value: null, problem: { code: error.code, message: error.message } };
  }
}
