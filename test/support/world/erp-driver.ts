import type { CypherDouble, ErpProduct } from '../../../apps/sandbox/src/cypher';
import type { ErpCategory } from '../../../apps/sandbox/src/cypher/erp-product';
import { the } from '../the';
import { idOf, type Named } from './api-client';

/** Fields of a product or a category; those that are not named stay, or take plain values. */
export type Fields = object;

/**
 * The ERP's double, and what tests do with it. What is done silently is told to nobody; what else
 * `cypher` does is told on Redis, as the ERP tells it.
 */
export interface ErpDriver extends CypherDouble {
  /** Adds a product, or replaces the one with its id, and tells nobody. */
  putSilently(fields?: Fields): Promise<ErpProduct>;
  /** Lays the patch over the product, and tells nobody. @throws Error for no such product. */
  editSilently(product: Named, patch: Fields): Promise<ErpProduct>;
  /** Changes the regular price, and tells it. @throws Error for no such product. */
  setPrice(product: Named, regular: string): Promise<void>;
  /** Changes the regular price of many products, and tells nobody. */
  setPricesSilently(products: readonly Named[], regular: string): void;
  /** The product as it is. @throws Error for no such product. */
  product(product: Named): ErpProduct;
  /** The whole tree of categories, in the ERP's order. */
  categories(): readonly ErpCategory[];
  /** The category as it is. @throws Error for no such category. */
  category(id: string): ErpCategory;
  /** Lays the patch over the category, and tells nobody. @throws Error for no such category. */
  editCategorySilently(category: Named, patch: Fields): Promise<ErpCategory>;
}

/** Gives the ERP's double what tests do with it. */
export function erpDriver(erp: CypherDouble): ErpDriver {
  const { cypher } = erp;
  const categories = (): readonly ErpCategory[] => cypher.categoryPage(0, Infinity).items;
  const named = (product: Named): string => `product ${idOf(product)} of the ERP`;
  return Object.assign(erp, {
    putSilently: async (fields: Fields = {}) =>
      (await cypher.put({ ...fields }, { silent: true })).item,
    editSilently: async (product: Named, patch: Fields) => {
      const change = await cypher.edit(idOf(product), { ...patch }, { silent: true });
      return the(change, named(product)).item;
    },
    setPrice: async (product: Named, regular: string) => {
      the(await cypher.edit(idOf(product), { price: { regular } }), named(product));
    },
    setPricesSilently: (products: readonly Named[], regular: string) => {
      cypher.editSilently(
        products.map((product) => ({ id: idOf(product), patch: { price: { regular } } })),
      );
    },
    product: (product: Named) => the(cypher.find(idOf(product)), named(product)),
    categories,
    category: (id: string) =>
      the(
        categories().find((category) => category.id === id),
        `category ${id} of the ERP`,
      ),
    editCategorySilently: async (category: Named, patch: Fields) => {
      const change = await cypher.editCategory(idOf(category), { ...patch }, { silent: true });
      return the(change, `category ${idOf(category)} of the ERP`).item;
    },
  });
}
