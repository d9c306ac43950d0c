import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { eventually } from '../../support/eventually';
import { startWorld, type World } from '../../support/world/world';

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
  const aPricedProduct = (price: object = {}): Promise<ErpProduct> =>
    world.aSyncedProduct({ price: { regular: '100.00', ...price } });

  it(`a new regular price ${allowed === 'true' ? 'leaves' : 'replaces'} them`, async () => {
    const product = await aPricedProduct();
    await world.shop.editByHand(product, {
      sale_price: '79.00',
      date_on_sale_to_gmt: '2027-01-01T00:00:00',
    });
    await world.erp.setPrice(product.id, '110.00');
    await eventually(() => {
      expect(world.shop.priceOf(product)).toBe('110.00');
    });
    expect(world.shop.product(product)).toMatchObject(
      allowed === 'true'
        ? { sale_price: '79.00', sale_to: Date.parse('2027-01-01T00:00:00Z') }
        : { sale_price: '', sale_to: null },
    );
    // Either way the shop is right now, and nothing is written again.
    expect(await world.api.syncPrice(product)).toMatchObject({ status: 'skipped' });
  });

  it('an offer of ours is cleared when it ends', async () => {
    const product = await aPricedProduct({ sale: '90.00' });
    expect(world.shop.product(product).sale_price).toBe('90.00');
    await world.erp.cypher.edit(product.id, { price: { sale: null } });
    await eventually(() => {
      expect(world.shop.product(product).sale_price).toBe('');
    });
  });

  it('an offer that is no longer below the regular price is not kept', async () => {
    const product = await aPricedProduct();
    await world.shop.editByHand(product, { sale_price: '79.00' });
    await world.erp.setPrice(product.id, '60.00');
    await eventually(() => {
      expect(world.shop.product(product)).toMatchObject({ regular_price: '60.00', sale_price: '' });
    });
  });
});
