import type { StoreDouble } from '../../../apps/sandbox/src/store';
import type {
  JournalCall,
  JournalEntry,
  JournalResource,
} from '../../../apps/sandbox/src/store/journal/journal';
import type { StoreProduct } from '../../../apps/sandbox/src/store/state/store-product';
import type { StoreTerm } from '../../../apps/sandbox/src/store/terms/store-term';
import { the } from '../the';

/** A product by its SKU, or by anything that has one. */
export type WithSku = string | { readonly sku: string };

/** The shop's double, and what tests ask of it. */
export interface ShopDriver extends StoreDouble {
  /** The product, or variation, with this SKU. @throws Error when the shop has none. */
  product(sku: WithSku): StoreProduct;
  /** The product, or variation, with this SKU; undefined when the shop has none. */
  findProduct(sku: WithSku): StoreProduct | undefined;
  /** All products and variations. */
  products(): readonly StoreProduct[];
  /** The regular price of the product with this SKU. @throws Error when the shop has none. */
  priceOf(sku: WithSku): string;
  /** Every regular price that some product has. */
  prices(): ReadonlySet<string>;
  /** Changes fields of the product with this SKU, as somebody does it in the shop. */
  editByHand(sku: WithSku, fields: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The texts of the product's pictures, in their order. */
  alts(sku: WithSku): readonly string[];
  /** The variations of the product with this SKU. @throws Error when the shop has none. */
  variationsOf(sku: WithSku): readonly StoreProduct[];
  /** The categories with this name, as the shop keeps it. */
  categoriesNamed(name: string): readonly StoreTerm[];
  /** Writes of this kind of thing that were applied so far. */
  writesOf(resource: JournalResource): readonly JournalEntry[];
  /** Writes of this SKU that were applied so far. */
  writesOfSku(sku: string): readonly JournalEntry[];
  /** How often this regular price was written. */
  writesOfPrice(regular: string): number;
  /** Calls so far that wrote something. */
  writeCalls(): readonly JournalCall[];
  /** Lists of orders that were asked for so far. */
  orderLists(): readonly JournalCall[];
}

/** Gives a shop's double what tests ask of it. */
export function shopDriver(shop: StoreDouble): ShopDriver {
  const { catalogue, journal } = shop;
  const findProduct = (sku: WithSku): StoreProduct | undefined => catalogue.findBySku(skuOf(sku));
  const product = (sku: WithSku): StoreProduct =>
    the(findProduct(sku), `product ${skuOf(sku)} of the shop`);
  const products = (): readonly StoreProduct[] => [...catalogue.products.values()];
  return Object.assign(shop, {
    product,
    findProduct,
    products,
    priceOf: (sku: WithSku) => product(sku).regular_price,
    prices: () => new Set(products().map(({ regular_price }) => regular_price)),
    editByHand: (sku: WithSku, fields: Readonly<Record<string, unknown>>) =>
      shop.writer.update(product(sku).id, fields, 'single'),
    alts: (sku: WithSku) => product(sku).images.map(({ alt }) => alt),
    variationsOf: (sku: WithSku) => catalogue.variationsOf(product(sku).id),
    categoriesNamed: (name: string) =>
      [...catalogue.categories.values()].filter((category) => category.name === name),
    writesOf: (wanted: JournalResource) =>
      journal.entries.filter(({ resource }) => resource === wanted),
    writesOfSku: (wanted: string) => journal.entries.filter(({ sku }) => sku === wanted),
    writesOfPrice: (regular: string) =>
      journal.entries.filter(({ fields }) => fields['regular_price'] === regular).length,
    writeCalls: () => journal.calls.filter(({ writes }) => writes > 0),
    orderLists: () =>
      journal.calls.filter(({ method, route }) => method === 'GET' && route === '/orders'),
  });
}

function skuOf(product: WithSku): string {
  return typeof product === 'string' ? product : product.sku;
}
