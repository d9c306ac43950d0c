import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { ProductResults } from '../../libs/woocommerce-sync/src/application/lane/products/product-results';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
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

const inShop = (sku: string): StoreProduct => world.shop.catalogue.findBySku(sku)!;

function aVariant(sku: string, size: string, regular = '50.00'): object {
  return {
    id: `${sku}-${size}`,
    version: 1,
    status: 'active',
    sku: `${sku}-${size}`,
    gtin: null,
    price: { regular, sale: null, saleFrom: null, saleTo: null, currency: 'RON', taxClass: '' },
    stock: { managed: true, quantity: 5, backorders: 'no' },
    attributes: { Size: size },
    image: null,
    weight: null,
    dimensions: null,
  };
}

async function aSyncedProduct(fields: object = {}): Promise<ErpProduct> {
  serial += 1;
  const sku = `BETWEEN-${serial}`;
  const { item } = await world.erp.cypher.put({ sku, name: sku, ...fields }, { silent: true });
  await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
  return item;
}

async function aSyncedFamily(): Promise<ErpProduct> {
  const sku = `BETWEEN-${serial + 1}`;
  return aSyncedProduct({
    stock: { managed: false, quantity: 0, backorders: 'no' },
    attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
    variants: SIZES.map((size) => aVariant(sku, size)),
  });
}

const tell = (type: string, ...products: readonly ErpProduct[]) =>
  world
    .call('post', `${API}/events`)
    .send({ events: [{ type, data: { productIds: products.map(({ id }) => id) } }] })
    .expect(202);

describe('a fault of the shop while one call of a delivery is done and the next is not', () => {
  it('leaves the price of a variation waiting where the products’ call got no answer', async () => {
    const [family, other] = [await aSyncedFamily(), await aSyncedProduct()];
    world.shop.faults.add({
      kind: 'gateway-timeout-after-applying',
      route: '/products/batch',
      times: 1,
    });
    world.erp.cypher.editSilently([
      {
        id: family.id,
        patch: { variants: SIZES.map((size) => aVariant(family.sku, size, '61.00')) },
      },
      { id: other.id, patch: { price: { regular: '62.00' } } },
    ]);
    await tell('pricing.price_changed', family, other);
    await eventually(
      () => {
        expect(inShop(other.sku).regular_price).toBe('62.00');
        expect(SIZES.map((size) => inShop(`${family.sku}-${size}`).regular_price)).toEqual([
          '61.00',
          '61.00',
        ]);
      },
      { timeout: 30_000 },
    );
  });

  it('leaves a variation waiting that is to go where the variations’ call got no answer', async () => {
    const [family, other] = [await aSyncedFamily(), await aSyncedFamily()];
    world.shop.faults.add({ kind: 'bad-gateway', route: '/variations/batch', times: 1 });
    world.erp.cypher.editSilently([
      { id: family.id, patch: { variants: [{ id: `${family.sku}-M`, status: 'archived' }] } },
      {
        id: other.id,
        patch: { variants: SIZES.map((size) => aVariant(other.sku, size, '63.00')) },
      },
    ]);
    await tell('product.updated', family, other);
    await eventually(
      () => {
        expect(inShop(`${other.sku}-M`).regular_price).toBe('63.00');
        expect(world.shop.catalogue.findBySku(`${family.sku}-M`)).toBeUndefined();
      },
      { timeout: 30_000 },
    );
  });
});

describe('a fault of this service that one product meets', () => {
  it('fails that product alone, and is gone with the next try', async () => {
    const [bad, good] = [await aSyncedProduct(), await aSyncedProduct()];
    const results = world.app.get(ProductResults);
    const record = results.record.bind(results);
    jest.spyOn(results, 'record').mockImplementation((...given) => {
      if (given[2].product.id === bad.id) throw new Error('An unexpected one');
      return record(...given);
    });
    for (const { id } of [bad, good])
      await world.erp.cypher.edit(id, { price: { regular: '71.00' } }, { silent: true });
    await tell('pricing.price_changed', bad, good);
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/mappings/${bad.id}`).expect(200);
      expect(body).toMatchObject({
        syncStatus: 'error',
        problems: { product: expect.any(String) as string },
      });
    });
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/mappings/${good.id}`).expect(200);
      expect(body).toMatchObject({
        syncStatus: 'in_sync',
        confirmed: { price: { regular: '71.00' } },
      });
    });
    jest.restoreAllMocks();
    await eventually(
      async () => {
        const { body } = await world.call('get', `${API}/mappings/${bad.id}`).expect(200);
        expect(body).toMatchObject({
          syncStatus: 'in_sync',
          confirmed: { price: { regular: '71.00' } },
        });
      },
      { timeout: 30_000 },
    );
  });
});
