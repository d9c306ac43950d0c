import { foldedText } from '@cypher/shop-text';
import type { Finding } from '../finding';
import { found } from '../findings/finding-table';
import type { Grounds, Remembered } from '../grounds';
import { answerTo, isOfShop, type Observations, type SkuSample } from '../observations';

/** The route below which the shop writes its catalogue into a file (fact 46). */
const CATALOG = 'wc/pos/v1/catalog';

const MOST_SHOWN = 5;

/** What a shop was seen to have; null where that is not known. */
export interface SeenAbilities {
  readonly fulfilments: boolean | null;
  readonly catalogExport: boolean | null;
}

/** What of the shop's abilities a check sees by itself. */
export function abilitiesOf(seen: Observations): SeenAbilities {
  const { site } = seen;
  const fulfilments = answerTo(seen, 'fulfilments');
  return {
    // An order that there is not gets another refusal than a route that there is not (facts 44,
    // 81).
    fulfilments:
      isOfShop(fulfilments) && fulfilments.status === 404
        ? fulfilments.code !== 'rest_no_route'
        : null,
    catalogExport: site === null ? null : site.namespaces.includes(CATALOG),
  };
}

/** Whether variations of several products may share a call: as it is now, or was seen to be. */
export function togetherOf(
  { variationsTogether }: Observations,
  { variationsOfManyParents }: Remembered,
): boolean | null {
  return variationsTogether ?? variationsOfManyParents;
}

/** What the shop cannot do that others can, and SKUs that several products have. */
export function abilityFindings(seen: Observations, grounds: Grounds): Finding[] {
  const { fulfilments, catalogExport } = abilitiesOf(seen);
  const { expectations, remembered } = grounds;
  const variations = answerTo(seen, 'variations');
  const limit = seen.batchLimit;
  return [
    ...(limit !== null && limit < expectations.maxBatchSize
      ? [found('BATCH_LIMIT_LOW', `${limit} in one call, and we send ${expectations.maxBatchSize}`)]
      : []),
    ...(seen.trimsFields === false ? [found('FIELDS_IGNORED')] : []),
    ...(togetherOf(seen, remembered) === false ? [found('VARIATIONS_BY_PRODUCT')] : []),
    ...(remembered.stockDifferences === false ? [found('DIFFERENCES_IGNORED')] : []),
    ...(isOfShop(variations) && variations.status === 404 ? [found('VARIATIONS_NOT_LISTED')] : []),
    ...(fulfilments === false
      ? [found(expectations.tracking === 'fulfillments' ? 'FULFILMENTS_WANTED' : 'FULFILMENTS_OFF')]
      : []),
    ...(catalogExport === false ? [found('CATALOG_EXPORT_MISSING')] : []),
    ...(seen.skus === null ? [] : skuFindings(seen.skus)),
  ];
}

function skuFindings({ rows, isWhole }: SkuSample): Finding[] {
  const doubled = doubledSkus(rows);
  const shown = doubled.slice(0, MOST_SHOWN).map(([sku, ids]) => `${sku} (ids ${ids.join(', ')})`);
  const more = doubled.length > MOST_SHOWN ? ` and ${doubled.length - MOST_SHOWN} more` : '';
  return [
    ...(doubled.length === 0 ? [] : [found('DUPLICATE_SKUS', shown.join('; ') + more)]),
    ...(isWhole ? [] : [found('SKUS_SAMPLED', `The SKUs of ${rows.length} were compared`)]),
  ];
}

/** SKUs that several have, as the shop compares them (facts 10, 37), with the ids of those. */
function doubledSkus(rows: SkuSample['rows']): [sku: string, ids: readonly number[]][] {
  const skus = new Map(rows.map(({ id, sku }) => [id, sku]));
  const bySku = new Map<string, { sku: string; ids: number[] }>();
  for (const { id, sku, parentId } of rows) {
    // A variation without one shows its product's (fact 21).
    const isOwn = parentId === 0 || (skus.has(parentId) && skus.get(parentId) !== sku);
    if (sku === '' || !isOwn) continue;
    const key = foldedText(sku);
    const known = bySku.get(key);
    if (known === undefined) bySku.set(key, { sku, ids: [id] });
    else known.ids.push(id);
  }
  return [...bySku.values()].filter(({ ids }) => ids.length > 1).map(({ sku, ids }) => [sku, ids]);
}
