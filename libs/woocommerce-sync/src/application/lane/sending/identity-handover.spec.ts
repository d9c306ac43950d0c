import type { CatalogProduct } from '../../../domain/catalog/catalog-product';
import { aCatalogProduct } from '../../../domain/testing/builders';
import type { StoreCatalog } from '../../catalog/store-catalog';
import { partOf } from '../../testing/ports';
import { IdentityHandover } from './identity-handover';

/** Whether a product that the ERP calls NEW by now keeps its SKU OLD in the shop. */
function keeps(product: Partial<CatalogProduct>): Promise<boolean> {
  const owner = aCatalogProduct({ id: 'OWNER', sku: 'NEW', ...product });
  const catalog = partOf<StoreCatalog>({
    lookUp: () =>
      Promise.resolve({
        products: new Map([['OWNER', owner]]),
        missing: new Set(),
        invalid: new Map(),
        unread: new Map(),
      }),
  });
  const handover = new IdentityHandover(partOf({}), catalog, partOf({}));
  const holder = { internalProductId: 'OWNER', parentProductId: null };
  return handover.keeps('ro', holder, 'sku', 'OLD');
}

it.each<[string, Partial<CatalogProduct>, boolean]>([
  ['gives up what the ERP has given it another for', {}, false],
  ['keeps what the ERP calls it still', { sku: 'old' }, true],
  ['keeps it where the store leaves it as it is', { unsold: 'leave' }, true],
  ['keeps it where the store hides it', { unsold: 'draft' }, true],
  ['gives it up where it is taken down', { unsold: 'trash', status: 'archived' }, false],
])('a holder %s', async (_what, product, answer) => {
  expect(await keeps(product)).toBe(answer);
});
