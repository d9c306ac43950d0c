import type { CatalogProduct } from '../../domain/catalog/catalog-product';
import type { HeldStockRepository } from '../../domain/stock/held-stock.repository';
import type { CatalogRules } from '../../domain/store-rules/catalog-rules';
import { WHOLE_CATALOG } from '../../domain/store-rules/catalog-rules';
import { productFor } from '../../domain/store-rules/product-for';
import { aCatalogProduct, aCatalogVariant } from '../../domain/testing/builders';
import type { PlanningRules, StorePolicy } from '../ports/store-policy.port';
import { partOf } from '../testing/ports';
import { StockOffers } from './stock-offers';

const RULES: CatalogRules = {
  ...WHOLE_CATALOG,
  warehouses: new Set(['BUC']),
  filter: { categories: null, tags: null, flags: new Set(['web']) },
};

/** What is noted of a product that a store with these rules reads. */
async function notedOf(rules: CatalogRules, product: CatalogProduct): Promise<unknown> {
  const noted: unknown[] = [];
  const held = partOf<HeldStockRepository>({
    noteErpStocks: (_store, stocks) => {
      noted.push(...stocks.map(({ id, quantity }) => [id, quantity]));
      return Promise.resolve();
    },
  });
  const planning = partOf<PlanningRules>({
    catalog: rules,
    stock: { percent: 100, safety: 0, cap: null, bookedBy: 'next-stock', bookedAfterMinutes: null },
  });
  const offers = new StockOffers(held, partOf<StorePolicy>({ planning: () => planning }));
  const view = productFor(rules, product, () => true);
  if (view.kind === 'product') await offers.noteErp('ro', [view.product], new Date(0));
  return noted;
}

const stock = {
  managed: true,
  quantity: 10,
  backorders: 'no',
  warehouses: [
    { id: 'BUC', quantity: 5 },
    { id: 'CLJ', quantity: 5 },
  ],
} as const;
const { warehouses: _left, ...unsplit } = stock;
const LAMP = aCatalogProduct({ id: 'LAMP', flags: ['web'], stock });

it('notes the pieces that the store’s rules count, of variants as well', async () => {
  const variants = [aCatalogVariant({ id: 'S', stock })];
  expect(await notedOf(RULES, { ...LAMP, variants })).toEqual([
    ['LAMP', 5],
    ['S', 5],
  ]);
});

it.each<[string, Partial<CatalogProduct>]>([
  ['the ERP does not say by warehouse', { stock: unsplit }],
  ['cannot be read', { flaws: [{ part: 'stock', field: 'stock.quantity', problem: 'x' }] }],
  ['the store does not sell', { flags: [] }],
])('takes no number for the next one that %s', async (_what, difference) => {
  expect(await notedOf(RULES, { ...LAMP, ...difference })).toEqual([]);
  const leaves = { ...RULES, unsold: 'leave' } as const;
  expect(await notedOf(leaves, { ...LAMP, ...difference })).toEqual([]);
});

it('takes none of a variant for it, either', async () => {
  const variants = [aCatalogVariant({ id: 'S', stock: unsplit })];
  expect(await notedOf(RULES, { ...LAMP, variants })).toEqual([['LAMP', 5]]);
});
