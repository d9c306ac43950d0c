import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { the } from '../../support/the';
import { aPrice, aVariant } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

const variant = (size: string, regular: string, sale: string | null = null) =>
  aVariant('CUP', size, {
    id: `cup-${size}`,
    price: aPrice(regular, { sale }),
    stock: { managed: true, quantity: 1, backorders: 'no' },
  });
const sizes = (...options: readonly string[]) => ({
  attributes: [{ name: 'Size', options, visible: true, variation: true }],
});

const variation = (size: string) => world.shop.product(`CUP-${size}`);

describe('the plan of a full sync', () => {
  let cup: ErpProduct;
  beforeAll(async () => {
    const stock = { managed: false, quantity: 0, backorders: 'no' };
    const variants = [variant('S', '10.00'), variant('M', '20.00'), variant('L', '30.00')];
    cup = await world.erp.putSilently({
      sku: 'CUP',
      stock,
      ...sizes('S', 'M', 'L'),
      variants,
    });
  });

  it('counts the variants of a product that is not in the shop yet, though their attribute is not either', async () => {
    const plan = await world.api.planFullSync();
    expect(plan).toMatchObject({
      create: 1,
      rejected: 0,
      variants: { create: 3, update: 0, remove: 0, rejected: 0 },
    });
    await world.syncToEnd(cup);
    expect(await world.api.planFullSync()).toMatchObject({
      unchanged: 1,
      update: 0,
      variants: { create: 0, update: 0 },
    });
  });

  it('shows what changes in variants alone, and what it comes to', async () => {
    await world.erp.editSilently(cup.id, { variants: [variant('S', '12.50')] });
    const plan = await world.api.planFullSync();
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
    await world.syncToEnd(cup);
  });

  it('shows a variation that would go, and one that would come', async () => {
    await world.erp.editSilently(cup.id, {
      ...sizes('S', 'M', 'L', 'XL'),
      variants: [{ id: 'cup-L', status: 'archived' }, variant('XL', '40.00')],
    });
    const plan = await world.api.planFullSync();
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
    await world.syncToEnd(cup);
  });

  it('shows what the shop could not hold of a variant', async () => {
    await world.erp.editSilently(cup.id, {
      variants: [variant('S', '12.50', '99.00')],
    });
    const plan = await world.api.planFullSync();
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
    await world.erp.putSilently({ id: cup.id, sku: 'CUP' });
    expect(await world.api.planFullSync()).toMatchObject({
      update: 1,
      variants: { create: 0, update: 0, remove: 3 },
    });
    await world.syncToEnd(cup);
    expect(world.shop.findProduct('CUP-M')).toBeUndefined();
  });

  it('counts what the ERP does not list any more, and not what it lists broken or what lies in the trash', async () => {
    const made = [];
    for (const name of ['Gone', 'Broken', 'Trashed'])
      made.push(await world.erp.putSilently({ name }));
    for (const item of made) await world.syncToEnd(item);
    const [gone, broken, trashed] = made;
    await world.erp.editSilently(the(broken).id, { status: 'odd' });
    await world.erp.editSilently(the(trashed).id, { status: 'archived' });
    await world.syncToEnd(the(trashed));
    await world.erp.cypher.remove(the(gone).id, { silent: true });
    await world.erp.cypher.remove(the(trashed).id, { silent: true });
    const writes = world.shop.journal.entries.length;
    expect(await world.api.planFullSync()).toMatchObject({
      totalProducts: 2,
      invalid: 1,
      gone: 1,
      note: null,
    });
    expect(world.shop.journal.entries).toHaveLength(writes);
  });
});
