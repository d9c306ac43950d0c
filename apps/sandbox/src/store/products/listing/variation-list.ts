import { datesWithin, hasDates } from '../../http/list-dates';
import { countedTotal, pageAnswer, pageRange } from '../../http/paging';
import { textOf } from '../../texts/coercions';
import type { Params, RestCall } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import type { Answer } from '../../store-context';
import type { StoreProduct } from '../../state/store-product';
import { isEmpty } from '../../texts/php';
import { currentPrice } from '../pricing/product-sale';
import { productFilter } from './product-filters';
import { sortProducts } from './product-order';
import { variationView } from '../product-view';
import type { ViewContext } from '../field-view';
import { soldBelowIds } from './price-filters';

/** Parameters that neither filter nor sort. */
const PLAIN =
  /^(page|per_page|offset|order|context|_fields|include_meta|exclude_meta|dates_are_gmt|(oauth|consumer)_.*)$/;

/** The variations of one product, or of all (facts 20, 49). @param parentId null for all */
export function listVariations(call: RestCall, parentId: number | null, shop: Shop): Answer {
  const path = parentId === null ? '/variations' : `/products/${parentId}/variations`;
  const view = (variation: StoreProduct): unknown =>
    variationView(variation, shop, {
      context: call.params['context'] as ViewContext,
      ...(parentId === null ? { listedAt: path } : {}),
    });
  const { catalogue } = shop;
  if (
    parentId === null &&
    Object.keys(call.query).every((name) => PLAIN.test(name)) &&
    catalogue.isInDateOrder
  ) {
    const range = pageRange(call.params);
    const ids = catalogue.listedVariations.slice(
      range.from,
      range.perPage,
      call.params['order'] === 'asc',
    );
    const shown = ids.flatMap((id) => catalogue.products.get(id) ?? []).map(view);
    // What is nobody's is counted, and not shown.
    const total = catalogue.listedVariations.size + catalogue.orphans;
    return pageAnswer(shown, countedTotal(total, shown, call.params), range, call, { shop, path });
  }
  const rows =
    parentId === null ? [...catalogue.products.values()] : catalogue.variationsOf(parentId);
  // Below a product no other one is asked for.
  const params =
    parentId === null ? call.params : { ...call.params, parent: [], parent_exclude: [] };
  const sorted = sortProducts(wanted(rows, params, shop), params, shop);
  const range = pageRange(params);
  const shown = sorted.slice(range.from, range.from + range.perPage).map(view);
  const total = sorted.length + (parentId === NOBODY ? catalogue.orphans : 0);
  return pageAnswer(shown, countedTotal(total, shown, params), range, call, { shop, path });
}

/** What stands in the place of a product where variations have none. */
const NOBODY = 0;

function wanted(rows: readonly StoreProduct[], params: Params, shop: Shop): StoreProduct[] {
  const included = params['include'] as readonly number[];
  const skus = skusIn(params, shop);
  const sold = params['on_sale'] === true ? new Set(soldBelowIds(shop)) : null;
  // A SKU is its own business here, and what is searched for stands in the name.
  const passes = productFilter({ search_fields: [], ...params, sku: '' }, shop);
  const within = hasDates(params)
    ? datesWithin(params, shop.settings.timeZone, shop.behaviours)
    : () => true;
  return rows
    .filter(({ parentId }) => parentId !== 0)
    .filter(({ id }) => included.length === 0 || included.includes(id))
    .filter((variation) => skus?.has(variation) ?? true)
    .filter(({ id }) => sold?.has(id) ?? true)
    .filter((variation) => hasPrice(variation, params['has_price'], shop))
    .filter((variation) => passes(variation))
    .filter(({ createdAt, modifiedAt }) => within({ created: createdAt, modified: modifiedAt }));
}

function skusIn({ sku }: Params, { catalogue }: Shop): ReadonlySet<StoreProduct> | null {
  const text = textOf(sku);
  if (isEmpty(text)) return null;
  return new Set([text, ...text.split(',')].flatMap((one) => catalogue.allWithSku(one)));
}

function hasPrice(variation: StoreProduct, wish: unknown, shop: Shop): boolean {
  return typeof wish !== 'boolean' || (currentPrice(variation, shop) !== '') === wish;
}
