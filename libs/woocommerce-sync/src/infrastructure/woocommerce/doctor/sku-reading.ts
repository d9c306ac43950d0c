import type { Probe, SkuRow, SkuSample } from '../../../domain/doctor/observations';
import { listPage } from '../client/list-pages';
import { readSkus } from './doctor-replies';
import type { ShopProbes } from './shop-probes';

/** Most pages of products, and of variations: a thousand of each. */
const MOST_PAGES = 10;

interface SkuPages {
  readonly rows: readonly SkuRow[];
  readonly isWhole: boolean;
}

/** Reads SKUs, as far as a check goes; null where not even the first page came. */
export async function readSample(
  probes: ShopProbes,
  hasVariations: boolean,
): Promise<SkuSample | null> {
  const products = await pagesOf(probes, 'product-skus', '/products', 'id,sku');
  if (products === null) return null;
  const variations = hasVariations
    ? await pagesOf(probes, 'variation-skus', '/variations', 'id,sku,parent_id')
    : null;
  // A product's own row shows no parent, as a filter of the list: it has none.
  const own = products.rows.map((row) => ({ ...row, parentId: 0 }));
  return {
    rows: [...own, ...(variations?.rows ?? [])],
    isWhole: products.isWhole && (!hasVariations || variations?.isWhole === true),
  };
}

async function pagesOf(
  probes: ShopProbes,
  probe: Probe,
  path: string,
  fields: string,
): Promise<SkuPages | null> {
  const rows: SkuRow[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const query = { per_page: 100, page, orderby: 'id', order: 'asc', _fields: fields };
    const answer = await probes.askApi(probe, path, { query });
    if (answer === null) return page === 1 ? null : { rows, isWhole: false };
    const read = readSkus(answer.json);
    rows.push(...read);
    if (listPage(read, answer.headers, page).isLast) return { rows, isWhole: true };
  }
  return { rows, isWhole: false };
}
