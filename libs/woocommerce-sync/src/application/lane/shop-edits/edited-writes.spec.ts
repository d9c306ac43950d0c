import { FieldOwnership } from '../../../domain/fields/field-ownership';
import type { ProductFields } from '../../../domain/fields/product-fields';
import { NetworkError } from '../../../domain/woocommerce.errors';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { StoreClient } from '../../ports/store-client.port';
import type { StorePolicy } from '../../ports/store-policy.port';
import { KeptAttributes } from './kept-attributes';
import { ManualOffers } from './manual-offers';

const POISON = 2;

/** A shop that is well, and hangs up on whoever reads the one product. */
const store = {
  health: { probe: () => Promise.resolve() },
  products: {
    readPrices: (subjects: readonly { storeProductId: number }[]) =>
      read(subjects.map(({ storeProductId }) => storeProductId)),
    readAttributes: read,
  },
} as unknown as StoreClient;

function read(ids: readonly number[]): Promise<Map<number, unknown>> {
  if (ids.includes(POISON)) return Promise.reject(new NetworkError('It hung up', 'store', false));
  return Promise.resolve(new Map<number, unknown>());
}

const policy = {
  keepsManualOffers: () => true,
  keepsShopAttributes: () => true,
  ownership: () => new FieldOwnership({}),
} as unknown as StorePolicy;

const writesOf = (fields: Partial<ProductFields>): Map<string, ProductWrite> =>
  new Map(
    [1, POISON, 3].map((storeProductId) => [
      `P${storeProductId}`,
      { kind: 'update', productId: `P${storeProductId}`, version: 1, storeProductId, fields },
    ]),
  );

const price = { regular: '10', sale: '', saleFrom: '', saleTo: '' };
const attributes = { list: [] };

describe('a product that the shop does not let itself be read alone', () => {
  it('gets no price that could overwrite a manual offer; what else is for it goes through', async () => {
    const all = writesOf({ price, slug: 's' });
    const offers = new ManualOffers(policy);
    const { writes, leftOut } = await offers.keep('default', store, new Map(), all);
    expect([...leftOut]).toMatchObject([
      ['P2', [{ group: 'price', code: 'LOOKUP_NOT_TAKEN', retryable: true }]],
    ]);
    expect([...writes.values()].map(({ fields }) => Object.keys(fields))).toEqual([
      ['price', 'slug'],
      ['slug'],
      ['price', 'slug'],
    ]);
  });

  it('is not written where nothing else is for it', async () => {
    const all = writesOf({ attributes });
    const kept = new KeptAttributes(policy);
    const { writes, leftOut } = await kept.keep('default', store, new Map(), all);
    expect([...leftOut.keys()]).toEqual(['P2']);
    expect([...writes.keys()]).toEqual(['P1', 'P3']);
  });
});
