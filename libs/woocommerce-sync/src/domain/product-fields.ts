import type { CatalogPrice, CatalogProduct } from './catalog-product';
import { compareDecimals, isPlainDecimal } from './decimal';
import type { SyncType } from './sync-type';
import { ValidationError } from './woocommerce.errors';

/** What the shop shows of a price. `''` means none; times are UTC to the second (`2026-11-26T22:00:00`), as the shop keeps them. */
export interface PriceFields {
  readonly regular: string;
  readonly sale: string;
  readonly saleFrom: string;
  readonly saleTo: string;
}

/** What the shop knows of the stock. The quantity is null while the shop does not count. */
export interface StockFields {
  readonly managed: boolean;
  readonly quantity: number | null;
  readonly backorders: 'no' | 'notify' | 'yes';
}

/** Everything else that a product page is made of. `slug` is `''` where the shop may choose. */
export interface DetailFields {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly shortDescription: string;
  readonly sku: string;
  readonly gtin: string;
  readonly status: 'publish' | 'draft';
  readonly taxClass: string;
  readonly weight: string;
  readonly length: string;
  readonly width: string;
  readonly height: string;
}

/** The shop's categories that the product is in, by their ids in the shop, ascending. */
export interface CategoryFields {
  readonly ids: readonly number[];
}

/** The field groups that Cypher owns in the shop; a group is compared, sent and confirmed as a whole. */
export interface ProductFields {
  readonly price: PriceFields;
  readonly stock: StockFields;
  readonly details: DetailFields;
  readonly categories: CategoryFields;
}

/** Ids of the shop's categories by the ERP's ids. */
export type StoreCategoryIds = ReadonlyMap<string, number>;

/** Name of a field group. */
export type FieldGroup = keyof ProductFields;

/** All field groups, in the order in which they are written. */
export const FIELD_GROUPS = [
  'details',
  'price',
  'stock',
  'categories',
] as const satisfies readonly FieldGroup[];

/** Without these there is no product to create; the rest may follow. */
export const ESSENTIAL_GROUPS: readonly FieldGroup[] = ['details', 'price', 'stock'];

const GROUPS_OF: Readonly<Record<SyncType, readonly FieldGroup[]>> = {
  price: ['price'],
  stock: ['stock'],
  product: FIELD_GROUPS,
  category: ['categories'],
  image: [],
};

/** The field groups that an item of this type brings to the shop. */
export function fieldGroupsOf(type: SyncType): readonly FieldGroup[] {
  return GROUPS_OF[type];
}

/** What one group of the shop should read, given the ERP's product. Throws `ValidationError` where the shop would silently change it. */
export function desiredFields<G extends FieldGroup>(
  group: G,
  product: CatalogProduct,
  storeCategories: StoreCategoryIds,
): ProductFields[G] {
  return DESIRED[group](product, storeCategories);
}

const DESIRED: {
  readonly [G in FieldGroup]: (
    product: CatalogProduct,
    storeCategories: StoreCategoryIds,
  ) => ProductFields[G];
} = {
  price: ({ price }) => desiredPrice(price),
  stock: desiredStock,
  details: desiredDetails,
  categories: desiredCategories,
};

function desiredPrice(price: CatalogPrice): PriceFields {
  requireMoney('price.regular', price.regular);
  if (price.sale === null) return { regular: price.regular, sale: '', saleFrom: '', saleTo: '' };

  requireMoney('price.sale', price.sale);
  // The shop drops such a sale without a word and answers 200 (facts.md 5).
  if (compareDecimals(price.sale, price.regular) >= 0) {
    throw new ValidationError(
      'price.sale',
      `${price.sale} is not below the regular price ${price.regular}`,
      'SALE_NOT_BELOW_REGULAR',
    );
  }
  if (compareDecimals(price.sale, '0') === 0) {
    throw new ValidationError('price.sale', 'the shop cannot hold a sale price of zero', 'SALE_IS_ZERO');
  }
  if (price.saleFrom !== null && price.saleTo !== null && price.saleFrom >= price.saleTo) {
    throw new ValidationError('price.saleTo', 'the sale ends before it starts', 'SALE_ENDS_BEFORE_START');
  }
  return {
    regular: price.regular,
    sale: price.sale,
    saleFrom: toShopInstant(price.saleFrom),
    saleTo: toShopInstant(price.saleTo),
  };
}

function requireMoney(field: string, amount: string): void {
  if (!isPlainDecimal(amount)) {
    throw new ValidationError(
      field,
      `"${amount}" is not a plain decimal such as 129.90`,
      'PRICE_NOT_DECIMAL',
    );
  }
}

function toShopInstant(instant: Date | null): string {
  return instant === null ? '' : instant.toISOString().slice(0, 19);
}

function desiredStock({ stock }: CatalogProduct): StockFields {
  // The shop drops a quantity that it does not manage (facts.md 7).
  return {
    managed: stock.managed,
    quantity: stock.managed ? stock.quantity : null,
    backorders: stock.backorders,
  };
}

function desiredDetails(product: CatalogProduct): DetailFields {
  return {
    name: product.name,
    slug: product.slug ?? '',
    description: product.description,
    shortDescription: product.shortDescription,
    sku: product.sku,
    gtin: product.gtin ?? '',
    status: product.status === 'active' ? 'publish' : 'draft',
    taxClass: product.price.taxClass,
    weight: product.weight ?? '',
    length: product.dimensions?.length ?? '',
    width: product.dimensions?.width ?? '',
    height: product.dimensions?.height ?? '',
  };
}

function desiredCategories(
  { categoryIds }: CatalogProduct,
  storeCategories: StoreCategoryIds,
): CategoryFields {
  const ids = categoryIds.map((id) => {
    const storeId = storeCategories.get(id);
    if (storeId === undefined) {
      throw new ValidationError('categoryIds', `category ${id} is not in the shop`, 'CATEGORY_NOT_IN_SHOP');
    }
    return storeId;
  });
  return { ids: [...new Set(ids)].sort((a, b) => a - b) };
}
