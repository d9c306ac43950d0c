import type { ShopReferences } from '../../../domain/catalog/shop-references';
import { comparedGroups } from '../../drift/compared-groups';
import type { ShopContents, ShownContents } from '../../ports/drift/shop-contents.port';
import type { ScannedProduct } from '../scan/catalog-scan';

/** As many as one list of the shop takes. */
const PAGE = 100;

/** What the shop shows now, by the ids of products and variations. */
export interface ShownValues {
  readonly products: ReadonlyMap<number, ShownContents>;
  /** Null where the shop does not list variations by their ids. */
  readonly variations: ReadonlyMap<number, ShownContents> | null;
}

/**
 * Asks the shop for what it shows of some products and their variations, a hundred a call. What it
 * does not show is not there, not even in its trash. Throws faults of the shop.
 */
export async function readShownValues(
  shop: ShopContents,
  references: ShopReferences,
  products: readonly ScannedProduct[],
): Promise<ShownValues> {
  const groups = comparedGroups(references, []);
  const ids = products.flatMap(({ mapping }) => mapping?.wooCommerceProductId ?? []);
  const variationIds = products.flatMap(({ family }) =>
    [...family.values()].map(({ wooCommerceProductId }) => wooCommerceProductId),
  );
  const shown = new Map<number, ShownContents>();
  for (const some of parts(ids))
    for (const row of await shop.productsOfIds(some, groups)) shown.set(row.storeProductId, row);
  const variations = new Map<number, ShownContents>();
  for (const some of parts(variationIds)) {
    const rows = await shop.variationsOfIds(some, groups);
    if (rows === null) return { products: shown, variations: null };
    for (const row of rows) variations.set(row.storeProductId, row);
  }
  return { products: shown, variations };
}

function parts(ids: readonly number[]): number[][] {
  const found: number[][] = [];
  for (let from = 0; from < ids.length; from += PAGE) found.push(ids.slice(from, from + PAGE));
  return found;
}
