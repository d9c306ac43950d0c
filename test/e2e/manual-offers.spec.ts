import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

describe.each([
  ['allows them', 'true'],
  ['does not', 'false'],
] as const)('offers made in the shop by hand, where the store %s', (_what, allowed) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      products: 0,
      settings: { ALLOW_MANUAL_WOOCOMMERCE_OFFERS: allowed },
    });
  });
  afterAll(() => world.close());

  const inShop = ({ sku }: ErpProduct): StoreProduct => world.shop.catalogue.findBySku(sku)!;
  const byHand = (product: ErpProduct, fields: Record<string, unknown>) =>
    world.shop.writer.update(inShop(product).id, fields, 'single');
  async function aSyncedProduct(price: object = {}): Promise<ErpProduct> {
    const { item } = await world.erp.cypher.put(
      { price: { regular: '100.00', ...price } },
      { silent: true },
    );
    await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
    return item;
  }

  it(`a new regular price ${allowed === 'true' ? 'leaves' : 'replaces'} them`, async () => {
    const product = await aSyncedProduct();
    await byHand(product, { sale_price: '79.00', date_on_sale_to_gmt: '2027-01-01T00:00:00' });
    await world.erp.cypher.edit(product.id, { price: { regular: '110.00' } });
    await eventually(() => {
      expect(inShop(product).regular_price).toBe('110.00');
    });
    expect(inShop(product)).toMatchObject(
      allowed === 'true'
        ? { sale_price: '79.00', sale_to: Date.parse('2027-01-01T00:00:00Z') }
        : { sale_price: '', sale_to: null },
    );
    // Either way the shop is right now, and nothing is written again.
    const { body } = await world.call('post', `${API}/sync/price/${product.id}`).expect(200);
    expect(body).toMatchObject({ status: 'skipped' });
  });

  it('an offer of ours is cleared when it ends', async () => {
    const product = await aSyncedProduct({ sale: '90.00' });
    expect(inShop(product).sale_price).toBe('90.00');
    await world.erp.cypher.edit(product.id, { price: { sale: null } });
    await eventually(() => {
      expect(inShop(product).sale_price).toBe('');
    });
  });

  it('an offer that is no longer below the regular price is not kept', async () => {
    const product = await aSyncedProduct();
    await byHand(product, { sale_price: '79.00' });
    await world.erp.cypher.edit(product.id, { price: { regular: '60.00' } });
    await eventually(() => {
      expect(inShop(product)).toMatchObject({ regular_price: '60.00', sale_price: '' });
    });
  });
});
