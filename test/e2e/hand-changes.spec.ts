import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/store-product';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
const SIZES = ['S', 'M'];

let world: World;
let serial = 0;
beforeEach(async () => {
  world = await startWorld({ products: 0 });
});
afterEach(() => world.close());

const inShop = (sku: string): StoreProduct | undefined => world.shop.catalogue.findBySku(sku);
const mappingOf = async (id: string): Promise<{ syncStatus: string; wooCommerceProductId: number }> =>
  (await world.call('get', `${API}/mappings/${id}`).expect(200)).body as never;

/** As somebody does it in the shop's own admin pages. */
async function byHand(method: string, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${world.shop.url}/_control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
  return response.json();
}
const editByHand = (sku: string, fields: object) => byHand('PATCH', `/products/${inShop(sku)!.id}`, fields);

async function aSyncedProduct(fields: object = {}): Promise<ErpProduct> {
  serial += 1;
  const sku = `HAND-${serial}`;
  const { item } = await world.erp.cypher.put({ id: sku, sku, name: sku, ...fields }, { silent: true });
  await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
  return item;
}

const aVariant = (sku: string, size: string): object => ({
  id: `${sku}-${size}`,
  version: 1,
  status: 'active',
  sku: `${sku}-${size}`,
  gtin: null,
  price: { regular: '50.00', sale: null, saleFrom: null, saleTo: null, currency: 'RON', taxClass: '' },
  stock: { managed: true, quantity: 5, backorders: 'no' },
  attributes: { Size: size },
  image: null,
  weight: null,
  dimensions: null,
});

/** A full sync, to its end and that of what follows from it. */
async function runAll(body: object = {}): Promise<Record<string, unknown>> {
  const { batchId } = (await world.call('post', `${API}/sync/all`).send(body).expect(202)).body as {
    batchId: string;
  };
  let run: Record<string, unknown> = {};
  await eventually(async () => {
    run = (await world.call('get', `${API}/sync/runs/${batchId}`).expect(200)).body as typeof run;
    expect(run).toMatchObject({ status: 'completed', open: 0 });
  });
  await world.quiet();
  return run;
}

describe('what somebody changed in the shop by hand', () => {
  it('is brought back from the trash by the next price, with its new price', async () => {
    const product = await aSyncedProduct();
    await editByHand(product.sku, { status: 'trash' });
    await world.erp.cypher.edit(product.id, { price: { regular: '61.00' } });
    await eventually(() => {
      expect(inShop(product.sku)).toMatchObject({ status: 'publish', regular_price: '61.00' });
    });
    await world.quiet();
    expect(await mappingOf(product.id)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('is brought back from the trash by a full sync, though nothing changed in the ERP', async () => {
    const [product, other] = [await aSyncedProduct(), await aSyncedProduct()];
    await editByHand(product.sku, { status: 'trash' });
    await editByHand(other.sku, { status: 'private' });
    await runAll();
    expect([product, other].map(({ sku }) => inShop(sku)?.status)).toEqual(['publish', 'publish']);
  });

  it('is shown again where a price finds it hidden', async () => {
    const product = await aSyncedProduct();
    await editByHand(product.sku, { status: 'draft' });
    await world.erp.cypher.edit(product.id, { price: { regular: '62.00' } });
    await eventually(() => {
      expect(inShop(product.sku)).toMatchObject({ status: 'publish', regular_price: '62.00' });
    });
  });

  it('comes back with its variations where the whole family was put into the trash', async () => {
    const sku = `HAND-${serial + 1}`;
    const family = await aSyncedProduct({
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
      variants: SIZES.map((size) => aVariant(sku, size)),
    });
    await byHand('PATCH', `/products/${inShop(sku)!.id}`, { status: 'trash' });
    for (const { id } of world.shop.catalogue.variationsOf(inShop(sku)!.id))
      world.shop.catalogue.products.get(id)!.status = 'trash';
    await world.erp.cypher.edit(family.id, { variants: [{ id: `${sku}-S`, price: { regular: '63.00' } }] });
    await runAll();
    expect([sku, `${sku}-S`, `${sku}-M`].map((one) => inShop(one)?.status)).toEqual([
      'publish',
      'publish',
      'publish',
    ]);
    expect(inShop(`${sku}-S`)?.regular_price).toBe('63.00');
  });

  it('is made anew by a full sync where it was deleted for good', async () => {
    const [product] = [await aSyncedProduct(), await aSyncedProduct()];
    await byHand('DELETE', `/products/${inShop(product.sku)!.id}`, {});
    expect(await runAll()).toMatchObject({ failed: 0 });
    expect(inShop(product.sku)).toMatchObject({ status: 'publish', name: product.sku });
  });

  it('gets its SKU back, and is not made a second time', async () => {
    const product = await aSyncedProduct();
    const { id } = inShop(product.sku)!;
    await editByHand(product.sku, { sku: 'MADE-UP' });
    await world.erp.cypher.edit(product.id, { price: { regular: '64.00' } });
    await eventually(() => {
      expect(inShop(product.sku)).toMatchObject({ id, regular_price: '64.00' });
    });
    expect([...world.shop.catalogue.products.values()]).toHaveLength(1);
  });
});

describe('a shop that was restored from a backup', () => {
  it('has what was made since made anew, though it gives out the same ids again', async () => {
    const first = await aSyncedProduct();
    const { id } = (await byHand('POST', '/snapshot', {})) as { id: number };
    const lost = await aSyncedProduct();
    await byHand('POST', '/restore', { id });
    const next = await aSyncedProduct();
    await world.quiet();
    await runAll();
    for (const { sku } of [first, lost, next]) expect(inShop(sku)).toMatchObject({ name: sku });
    for (const product of [first, lost, next]) {
      const { wooCommerceProductId } = await mappingOf(product.id);
      expect(inShop(product.sku)?.id).toBe(wooCommerceProductId);
    }
  });

  it('gets prices where they belong, though its ids are other products’', async () => {
    const [one, other] = [await aSyncedProduct(), await aSyncedProduct()];
    const [first, second] = [inShop(one.sku)!.id, inShop(other.sku)!.id];
    // Exported and imported again, the two have each other's ids.
    await byHand('PATCH', `/products/${first}`, { sku: 'MOVING', name: other.sku });
    await byHand('PATCH', `/products/${second}`, { sku: one.sku, name: one.sku });
    await byHand('PATCH', `/products/${first}`, { sku: other.sku });
    await world.erp.cypher.edit(one.id, { price: { regular: '65.00' } });
    await eventually(
      () => {
        const shown = [...world.shop.catalogue.products.values()].map((p) => [
          p.sku,
          p.name,
          p.regular_price,
        ]);
        expect(shown.sort()).toEqual([
          [one.sku, one.sku, '65.00'],
          [other.sku, other.sku, '10.00'],
        ]);
      },
      { timeout: 30_000 },
    );
  });
});
