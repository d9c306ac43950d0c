import type { Judge } from '../evidence';

/** A: every write that the shop applied to a product has a row of the audit that speaks of it. */
export const judgeAudit: Judge = ({ journal, audit, erp }) => {
  const idOf = new Map<string, string>();
  for (const [id, versions] of erp)
    for (const { product } of versions)
      for (const one of product === null ? [] : [product, ...product.variants])
        idOf.set(one.sku, id);
  const requests = audit.map(({ request }) => request).join('\n');
  const written = new Set(
    journal
      .filter(({ resource }) => resource === 'product' || resource === 'variation')
      .map(({ sku }) => sku),
  );
  return [...written]
    .filter((sku) => !requests.includes(sku) && !requests.includes(`"${idOf.get(sku) ?? sku}"`))
    .map((sku) => ({
      invariant: 'A' as const,
      detail: `${sku} was written, and no row of the audit says so`,
    }));
};
