import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { ProductResults } from '../../../libs/woocommerce-sync/src/application/lane/products/product-results';
import { eventually } from '../../support/eventually';
import { aFamily, aPrice, aVariant } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

const SIZES = ['S', 'M'];

let world: World;
let serial = 0;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());
beforeEach(() => {
  world.shop.faults.clear();
});

/** A product that the shop shows already, with a SKU of its own. */
function aShownProduct(fields: (sku: string) => object = () => ({})): Promise<ErpProduct> {
  serial += 1;
  const sku = `BETWEEN-${serial}`;
  return world.aSyncedProduct({ sku, name: sku, ...fields(sku) });
}

const aShownFamily = (): Promise<ErpProduct> => aShownProduct((sku) => aFamily(sku, SIZES));

describe('a fault of the shop while one call of a delivery is done and the next is not', () => {
  it('leaves the price of a variation waiting where the products’ call got no answer', async () => {
    const [family, other] = [await aShownFamily(), await aShownProduct()];
    world.shop.faults.add({
      kind: 'gateway-timeout-after-applying',
      route: '/products/batch',
      times: 1,
    });
    world.erp.cypher.editSilently([
      {
        id: family.id,
        patch: {
          variants: SIZES.map((size) => aVariant(family.sku, size, { price: aPrice('61.00') })),
        },
      },
      { id: other.id, patch: { price: { regular: '62.00' } } },
    ]);
    await world.api.tell('pricing.price_changed', family, other);
    await eventually(
      () => {
        expect(world.shop.priceOf(other.sku)).toBe('62.00');
        expect(SIZES.map((size) => world.shop.priceOf(`${family.sku}-${size}`))).toEqual([
          '61.00',
          '61.00',
        ]);
      },
      { timeout: 30_000 },
    );
  });

  it('leaves a variation waiting that is to go where the variations’ call got no answer', async () => {
    const [family, other] = [await aShownFamily(), await aShownFamily()];
    world.shop.faults.add({ kind: 'bad-gateway', route: '/variations/batch', times: 1 });
    world.erp.cypher.editSilently([
      { id: family.id, patch: { variants: [{ id: `${family.sku}-M`, status: 'archived' }] } },
      {
        id: other.id,
        patch: {
          variants: SIZES.map((size) => aVariant(other.sku, size, { price: aPrice('63.00') })),
        },
      },
    ]);
    await world.api.tell('product.updated', family, other);
    await eventually(
      () => {
        expect(world.shop.priceOf(`${other.sku}-M`)).toBe('63.00');
        expect(world.shop.findProduct(`${family.sku}-M`)).toBeUndefined();
      },
      { timeout: 30_000 },
    );
  });
});

describe('a fault of this service that one product meets', () => {
  it('fails that product alone, and is gone with the next try', async () => {
    const [bad, good] = [await aShownProduct(), await aShownProduct()];
    const results = world.app.get(ProductResults);
    const record = results.record.bind(results);
    jest.spyOn(results, 'record').mockImplementation((...given) => {
      if (given[2].product.id === bad.id) throw new Error('An unexpected one');
      return record(...given);
    });
    for (const { id } of [bad, good])
      await world.erp.editSilently(id, { price: { regular: '71.00' } });
    await world.api.tell('pricing.price_changed', bad, good);
    await eventually(async () => {
      expect(await world.api.mapping(bad)).toMatchObject({
        syncStatus: 'error',
        problems: { product: expect.any(String) as string },
      });
    });
    await eventually(async () => {
      expect(await world.api.mapping(good)).toMatchObject({
        syncStatus: 'in_sync',
        confirmed: { price: { regular: '71.00' } },
      });
    });
    jest.restoreAllMocks();
    await eventually(
      async () => {
        expect(await world.api.mapping(bad)).toMatchObject({
          syncStatus: 'in_sync',
          confirmed: { price: { regular: '71.00' } },
        });
      },
      { timeout: 30_000 },
    );
  });
});
