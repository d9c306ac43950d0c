import type { ErpProduct } from '../../../../apps/sandbox/src/cypher/erp-product';
import type { StoreProduct } from '../../../../apps/sandbox/src/store/state/store-product';
import { the } from '../../../support/the';
import { expectedOf, isArchived, PARTS, shownOf } from '../expected-product';
import type { Evidence, Judge, Violation } from '../evidence';

/** The category that the shop gives to a product that has none. */
const NO_CATEGORY = 'Uncategorized';

/**
 * S: when all is quiet the shop shows the ERP's newest state of every product, but for what failed
 * with a reason.
 */
export const judgeShop: Judge = (evidence) => {
  const { erp, products, items } = evidence;
  const failed = new Set(
    items.filter(({ status }) => status === 'failed').map(({ productId }) => productId),
  );
  const families = familiesOf(products);
  const violations: Violation[] = [];
  const say = (detail: string): void => {
    violations.push({ invariant: 'S', detail });
  };
  for (const [id, versions] of erp) {
    const newest = versions.at(-1)?.product ?? null;
    const sku =
      newest?.sku ?? versions.findLast(({ product }) => product !== null)?.product?.sku ?? id;
    if (failed.has(id)) continue;
    const sold = products.filter(
      (product) => product.status !== 'trash' && product.sku.toLowerCase() === sku.toLowerCase(),
    );
    if (isArchived(newest)) {
      const isAnothers = [...erp.values()].some((other) =>
        isSoldAs(other.at(-1)?.product ?? null, sku),
      );
      if (sold.length > 0 && !isAnothers) say(`${sku} is archived, and the shop shows it`);
      continue;
    }
    const [product] = sold;
    if (product === undefined) {
      say(`${sku} is not in the shop`);
      continue;
    }
    const [expected, actual] = [
      expectedOf(the(newest)),
      shownOf(product, families.get(product.id) ?? []),
    ];
    for (const part of PARTS)
      if (expected[part] !== actual[part])
        say(`${sku}: ${part} is ${actual[part]}, and has to be ${expected[part]}`);
    for (const [what, is, hasToBe] of besides(product, the(newest), evidence))
      if (is !== hasToBe) say(`${sku}: ${what} is ${is}, and has to be ${hasToBe}`);
  }
  return violations;
};

/** What is judged at the end alone: name, actual and expected value. */
function besides(
  product: StoreProduct,
  newest: ErpProduct,
  { categoryNames, erpCategoryNames }: Evidence,
): [what: string, is: string, hasToBe: string][] {
  const named = (names: readonly (string | undefined)[]): string =>
    names
      .map((name) => name ?? '?')
      .toSorted()
      .join(', ');
  const wanted = newest.categoryIds.map((id) => erpCategoryNames.get(id));
  return [
    ['the SKU', product.sku, newest.sku],
    [
      'its category',
      named(product.categories.map((id) => categoryNames.get(id))),
      named(wanted.length === 0 ? [NO_CATEGORY] : wanted),
    ],
    [
      'its picture',
      product.images.map(({ alt }) => alt).join(', '),
      newest.images.map(({ alt }) => alt).join(', '),
    ],
  ];
}

function isSoldAs(product: ErpProduct | null, sku: string): boolean {
  return (
    product !== null && !isArchived(product) && product.sku.toLowerCase() === sku.toLowerCase()
  );
}

/** Variations by their product. */
function familiesOf(
  products: readonly StoreProduct[],
): ReadonlyMap<number, readonly StoreProduct[]> {
  const families = new Map<number, StoreProduct[]>();
  for (const product of products)
    if (product.parentId !== 0)
      families.set(product.parentId, [...(families.get(product.parentId) ?? []), product]);
  return families;
}
