import type { CatalogProduct } from '../../domain/catalog/catalog-product';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import type {
  CatalogLookup,
  CategoryCatalog,
  ErpCatalog,
  InvalidProduct,
} from '../ports/erp-catalog.port';
import { mustBeWell, type Asked } from './whose-fault';
import { inHalves } from './halving';

/** An id that no product has: a look-up of it is cheap, and tells whether look-ups are answered. */
const NO_PRODUCT = 'no-such-product';

/** What the ERP knows of some products, and the products that it does not let be looked up. */
export interface ErpLookup extends CatalogLookup {
  /** Each with an error of its own. */
  readonly unread: ReadonlyMap<string, WooCommerceError>;
}

/**
 * Looks products up in the ERP, in one call where that is answered. One that spoils its call, as
 * for a proxy that dislikes it or an answer that is cut in the middle of it, stands alone in the
 * end. Throws the fault of an ERP that answers no look-up.
 */
export async function lookUpInErp(catalog: ErpCatalog, ids: readonly string[]): Promise<ErpLookup> {
  const asked = { ...looksUp(catalog), probesSameCall: true } as const;
  const ask = () => inHalves(asked, ids, async (some) => [await catalog.lookup(some)]);
  let { answers, notTaken } = await ask();
  // One call that fails says little of what is in it: a connection may have been lost just then.
  if (ids.length === 1 && notTaken.size === 1) ({ answers, notTaken } = await ask());
  return {
    products: new Map<string, CatalogProduct>(answers.flatMap(({ products }) => [...products])),
    missing: new Set(answers.flatMap(({ missing }) => [...missing])),
    invalid: new Map<string, InvalidProduct>(answers.flatMap(({ invalid }) => [...invalid])),
    unread: new Map([...notTaken].map(([id, error]) => [id, notLookedUp(id, error)])),
  };
}

/** A product that an ERP which answers for others does not answer for. */
function notLookedUp(id: string, { message }: WooCommerceError): WooCommerceError {
  return new WooCommerceError(
    `The ERP answers look-ups of others, and not that of product ${id}: ${message}`,
    { code: 'ERP_LOOKUP_NOT_TAKEN', retryable: true, fault: 'item' },
  );
}

/**
 * The ERP's category tree. Throws the ERP's fault; where it answers look-ups of products, an error
 * of the items that need the tree.
 */
export async function readErpCategories(catalog: ErpCatalog): Promise<CategoryCatalog> {
  try {
    return await catalog.listCategories();
  } catch (error) {
    if (!(error instanceof WooCommerceError)) throw error;
    await mustBeWell(looksUp(catalog), error);
    throw new WooCommerceError(
      `The ERP answers other reads, and not the list of its categories: ${error.message}`,
      { code: 'ERP_CATEGORIES_NOT_READ', retryable: true, fault: 'item' },
    );
  }
}

function looksUp(catalog: ErpCatalog): Asked {
  return { probe: () => catalog.lookup([NO_PRODUCT]) };
}
