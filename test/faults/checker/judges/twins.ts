import type { Judge, Violation } from '../evidence';

/**
 * U: one ERP product has at most one shop product, the trash included; one that somebody deleted
 * may be made anew.
 */
export const judgeTwins: Judge = ({ journal, products, mappings }) => {
  const violations: Violation[] = [];
  const living = new Set(products.map(({ id }) => id));
  const mapped = new Set(mappings.map(({ storeProductId }) => storeProductId));
  const made = new Map<string, number[]>();
  for (const { kind, resource, id, sku } of journal) {
    if (kind !== 'create' || resource !== 'product' || !living.has(id)) continue;
    made.set(sku, [...new Set([...(made.get(sku) ?? []), id])]);
  }
  // A SKU that went from one product to another is that of two, and both are known.
  for (const [sku, ids] of made)
    if (ids.length > 1 && !ids.every((id) => mapped.has(id)))
      violations.push({ invariant: 'U', detail: `${sku} was made as ${ids.join(', ')}` });
  const skus = products.map(({ sku }) => sku.toLowerCase()).filter((sku) => sku !== '');
  for (const sku of doubles(skus))
    violations.push({ invariant: 'U', detail: `The shop has ${sku} twice` });
  for (const one of doubles(mappings.map(({ storeProductId }) => storeProductId)))
    violations.push({ invariant: 'U', detail: `Two products are mapped to the shop's ${one}` });
  for (const one of doubles(mappings.map(({ productId }) => productId)))
    violations.push({ invariant: 'U', detail: `${one} has two mappings` });
  return violations;
};

function doubles<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
