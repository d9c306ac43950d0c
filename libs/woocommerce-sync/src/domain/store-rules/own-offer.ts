import type {
  CatalogPrice,
  CatalogStock,
  CatalogVariant,
  CatalogProduct,
} from '../catalog/catalog-product';
import { flawOf, type Flaw } from '../catalog/flaw';
import type { CatalogRules } from './catalog-rules';

/** What is sold: a product, or a variant of one. */
type Sold = CatalogProduct | CatalogVariant;

/** A part of what a store sees, and what hinders it. */
interface Own<T> {
  readonly value: T;
  readonly flaw: Flaw | null;
}

/** The price that a store sells at; the ERP's own, with a flaw, where there is none for it. */
export function ownPrice(rules: CatalogRules, sold: Sold): Own<CatalogPrice> {
  const listed = listedPrice(rules, sold);
  const { currency } = listed.value;
  const isOwnBroken = listed.value === sold.price && flawOf('price', sold) !== undefined;
  if (listed.flaw !== null || isOwnBroken) return listed;
  if (rules.currency === null || currency === rules.currency) return listed;
  const problem = `${currency} is not the currency of this store, which PRICE_CURRENCY says is ${rules.currency}`;
  return withFlaw(listed.value, 'price', 'price.currency', problem, 'CURRENCY_MISMATCH');
}

function listedPrice(rules: CatalogRules, sold: Sold): Own<CatalogPrice> {
  const { price, prices = [] } = sold;
  const { priceList: list } = rules;
  if (list === null) return { value: price, flaw: null };
  const found = prices.filter((one) => one.list === list);
  const [own] = found;
  if (found.length > 1)
    return withFlaw(price, 'price', 'prices', `names the list ${list} twice`, 'ERP_FIELD_INVALID');
  if (own !== undefined) {
    const { list: _list, ...listed } = own;
    return { value: { ...listed, taxClass: price.taxClass }, flaw: null };
  }
  // What cannot be read may be the very price.
  const broken = flawOf('prices', sold);
  if (broken !== undefined) return { value: price, flaw: { ...broken, part: 'price' } };
  if (rules.fallsBackToOwnPrice) return { value: price, flaw: null };
  return withFlaw(
    price,
    'price',
    'prices',
    `has no price in the list ${list}, which this store sells by (PRICE_LIST)`,
    'PRICE_NOT_IN_LIST',
  );
}

/**
 * What a store may sell of: the pieces of its warehouses, and never more than the ERP has in all.
 */
export function ownStock({ warehouses: counted }: CatalogRules, sold: Sold): Own<CatalogStock> {
  const { stock } = sold;
  if (counted === null || !stock.managed) return { value: stock, flaw: null };
  const broken = flawOf('warehouses', sold);
  if (broken !== undefined) return { value: stock, flaw: { ...broken, part: 'stock' } };
  const { warehouses } = stock;
  if (warehouses === undefined)
    return withFlaw(
      stock,
      'stock',
      'stock.warehouses',
      'is missing, and this store sells of some of them (STOCK_WAREHOUSES)',
      'STOCK_WITHOUT_WAREHOUSES',
    );
  const twice = warehouses.find(({ id }, at) => warehouses.findIndex((one) => one.id === id) < at);
  if (twice !== undefined)
    return withFlaw(
      stock,
      'stock',
      'stock.warehouses',
      `names the warehouse ${twice.id} twice`,
      'ERP_FIELD_INVALID',
    );
  const pieces = warehouses
    .filter(({ id }) => counted.has(id))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return { value: { ...stock, quantity: Math.min(pieces, stock.quantity) }, flaw: null };
}

function withFlaw<T>(
  value: T,
  part: Flaw['part'],
  field: string,
  problem: string,
  code: string,
): Own<T> {
  return { value, flaw: { part, field, problem, code } };
}
