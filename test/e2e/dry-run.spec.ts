import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

const variant = (size: string, regular: string, sale: string | null = null) => ({
  id: `cup-${size}`,
  version: 1,
  status: 'active',
  sku: `CUP-${size}`,
  gtin: null,
  price: { regular, sale, saleFrom: null, saleTo: null, currency: 'RON', taxClass: '' },
  stock: { managed: true, quantity: 1, backorders: 'no' },
  attributes: { Size: size },
  image: null,
  weight: null,
  dimensions: null,
});
const sizes = (...options: readonly string[]) => ({
  attributes: [{ name: 'Size', options, visible: true, variation: true }],
});
const edit = (id: string, patch: Record<string, unknown>) =>
  world.erp.cypher.edit(id, patch, { silent: true });
const variation = (size: string) => world.shop.catalogue.findBySku(`CUP-${size}`)!;

async function dryRun(): Promise<Record<string, unknown>> {
  const { body } = await world.call('post', `${API}/sync/all`).send({ dryRun: true }).expect(200);
  return body as Record<string, unknown>;
}

async function sync({ id }: ErpProduct): Promise<void> {
  await world.call('post', `${API}/sync/product/${id}`).expect(200);
  await world.quiet();
}

describe('the plan of a full sync', () => {
  let cup: ErpProduct;
  beforeAll(async () => {
    const stock = { managed: false, quantity: 0, backorders: 'no' };
    const variants = [variant('S', '10.00'), variant('M', '20.00'), variant('L', '30.00')];
    ({ item: cup } = await world.erp.cypher.put(
      { sku: 'CUP', stock, ...sizes('S', 'M', 'L'), variants },
      { silent: true },
    ));
  });

  it('counts the variants of a product that is not in the shop yet, though their attribute is not either', async () => {
    const plan = await dryRun();
    expect(plan).toMatchObject({
      create: 1,
      rejected: 0,
      variants: { create: 3, update: 0, remove: 0, rejected: 0 },
    });
    await sync(cup);
    expect(await dryRun()).toMatchObject({
      unchanged: 1,
      update: 0,
      variants: { create: 0, update: 0 },
    });
  });

  it('shows what changes in variants alone, and what it comes to', async () => {
    await edit(cup.id, { variants: [variant('S', '12.50')] });
    const plan = await dryRun();
    expect(plan).toMatchObject({
      unchanged: 0,
      update: 1,
      imagesOnly: 0,
      variants: { create: 0, update: 1, remove: 0, rejected: 0 },
      moneyImpact: { raised: { products: 1, sum: '2.5' }, lowered: { products: 0 } },
    });
    expect(plan['changes']).toEqual([
      {
        productId: cup.id,
        variantId: 'cup-S',
        sku: 'CUP-S',
        field: 'price.regular',
        before: '10.00',
        after: '12.50',
      },
    ]);
    await sync(cup);
  });

  it('shows a variation that would go, and one that would come', async () => {
    await edit(cup.id, {
      ...sizes('S', 'M', 'L', 'XL'),
      variants: [{ id: 'cup-L', status: 'archived' }, variant('XL', '40.00')],
    });
    const plan = await dryRun();
    expect(plan).toMatchObject({
      update: 1,
      variants: { create: 1, update: 0, remove: 1, rejected: 0 },
    });
    expect(plan['changes']).toContainEqual({
      productId: cup.id,
      variantId: 'cup-L',
      sku: 'CUP-L',
      field: 'variant',
      before: variation('L').id,
      after: null,
    });
    expect(plan['changes']).toContainEqual(
      expect.objectContaining({ variantId: 'cup-XL', field: 'price.regular', after: '40.00' }),
    );
    await sync(cup);
  });

  it('shows what the shop could not hold of a variant', async () => {
    await edit(cup.id, {
      variants: [variant('S', '12.50', '99.00')],
    });
    const plan = await dryRun();
    expect(plan).toMatchObject({
      unchanged: 0,
      update: 0,
      rejected: 1,
      variants: { update: 0, rejected: 1 },
      rejections: [{ productId: cup.id, code: 'SALE_NOT_BELOW_REGULAR' }],
    });
    expect(JSON.stringify(plan['rejections'])).toContain('variant cup-S (CUP-S): ');
  });

  it('shows the variations that the shop deletes of a product that becomes simple', async () => {
    await world.erp.cypher.put({ id: cup.id, sku: 'CUP' }, { silent: true });
    expect(await dryRun()).toMatchObject({
      update: 1,
      variants: { create: 0, update: 0, remove: 3 },
    });
    await sync(cup);
    expect(variation('M')).toBeUndefined();
  });

  it('counts what the ERP does not list any more, and not what it lists broken or what lies in the trash', async () => {
    const made = [];
    for (const name of ['Gone', 'Broken', 'Trashed'])
      made.push((await world.erp.cypher.put({ name }, { silent: true })).item);
    for (const item of made) await sync(item);
    const [gone, broken, trashed] = made;
    await edit(broken!.id, { status: 'odd' });
    await edit(trashed!.id, { status: 'archived' });
    await sync(trashed!);
    await world.erp.cypher.remove(gone!.id, { silent: true });
    await world.erp.cypher.remove(trashed!.id, { silent: true });
    const writes = world.shop.journal.entries.length;
    expect(await dryRun()).toMatchObject({ totalProducts: 2, invalid: 1, gone: 1, note: null });
    expect(world.shop.journal.entries).toHaveLength(writes);
  });
});
