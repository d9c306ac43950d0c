import type { CatalogProduct } from '../../../domain/catalog/catalog-product';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { partOf } from '../../testing/ports';
import type { ScannedProduct } from '../scan/catalog-scan';
import { isInShop } from './plan-counting';

const scanned = (product: Partial<CatalogProduct>): ScannedProduct =>
  partOf<ScannedProduct>({
    product: partOf<CatalogProduct>(product),
    mapping: partOf<ProductSyncMapping>({}),
    planned: partOf<ScannedProduct['planned']>({
      plan: partOf<ScannedProduct['planned']['plan']>({ kind: 'unchanged' }),
    }),
  });

describe('what a plan asks the shop of', () => {
  it('is what is wanted there, and what is hidden there', () => {
    expect(isInShop(scanned({ status: 'active' }))).toBe(true);
    expect(isInShop(scanned({ status: 'active', unsold: 'draft' }))).toBe(true);
  });

  it('is nothing that is archived or left alone: gone from the trash it is not made anew', () => {
    expect(isInShop(scanned({ status: 'archived' }))).toBe(false);
    expect(isInShop(scanned({ status: 'archived', unsold: 'draft' }))).toBe(false);
    expect(isInShop(scanned({ status: 'active', unsold: 'trash' }))).toBe(false);
    expect(isInShop(scanned({ status: 'active', unsold: 'leave' }))).toBe(false);
  });
});
