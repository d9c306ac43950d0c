import { DataSource } from 'typeorm';
import type { FullSyncPlanResponse } from '../../../libs/woocommerce-sync/src/api/responses/full-sync-plan.response';
import { the } from '../../support/the';
import { aFamily } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeEach(async () => {
  world = await startWorld({ products: 0 });
});
afterEach(() => world.close());

const plan = async (request: object = { askShop: true }): Promise<FullSyncPlanResponse> =>
  (
    await world.api
      .post('/sync/all')
      .send({ dryRun: true, ...request })
      .expect(200)
  ).body as FullSyncPlanResponse;

const file = async (query: string): Promise<readonly string[]> => {
  const { text, headers } = await world.api.get(`/sync/plan.csv${query}`).expect(200);
  expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' });
  return text.trimEnd().split('\r\n');
};

describe('a dry run that asks the shop', () => {
  it('shows what somebody changed there, with before, after and money', async () => {
    const lamp = await world.aSyncedProduct({ id: 'L', sku: 'L', name: 'Lamp' });
    const chair = await world.aSyncedProduct({ id: 'C', sku: 'C', name: 'Chair' });
    await world.aSyncedProduct({ id: 'R', sku: 'R', name: 'Right' });
    await world.quiet();
    await world.shop.editByHand(lamp, { regular_price: '7.50', name: '=Cheap, lamp' });
    await world.shop.editByHand(chair, { regular_price: '12.00' });
    const writes = world.shop.journal.entries.length;
    expect(await plan({})).toMatchObject({ unchanged: 3, update: 0, changes: [] });
    const asked = await plan();
    expect(asked).toMatchObject({ totalProducts: 3, unchanged: 1, update: 2, changesCut: false });
    expect(asked.moneyImpact).toEqual({
      raised: { products: 1, sum: '2.5' },
      lowered: { products: 1, sum: '2' },
    });
    expect(asked.changes).toEqual(
      expect.arrayContaining([
        {
          productId: 'L',
          variantId: null,
          sku: 'L',
          field: 'price.regular_price',
          before: '7.50',
          after: '10.00',
        },
        {
          productId: 'L',
          variantId: null,
          sku: 'L',
          field: 'name',
          before: '=Cheap, lamp',
          after: 'Lamp',
        },
      ]),
    );
    const [head, ...lines] = await file('?askShop=true');
    expect(head).toBe('productId,variantId,sku,field,before,after,categoryId');
    const ofProducts = lines.filter((line) => !line.startsWith(',,,category.'));
    expect(ofProducts.sort()).toEqual([
      'C,,C,price.regular_price,12.00,10.00,',
      `L,,L,name,"'=Cheap, lamp",Lamp,`,
      'L,,L,price.regular_price,7.50,10.00,',
    ]);
    // Nothing of the tree is in the shop yet.
    expect(lines).toContain(',,,category.name,,Accesorii,cat-accesorii');
    const remembered = (await file('')).filter((line) => !line.startsWith(',,,category.'));
    expect(remembered).toEqual([head]);
    expect(world.shop.journal.entries).toHaveLength(writes);
    // It is what a full sync by force then does.
    await world.fullSync({ force: true });
    expect(await plan()).toMatchObject({ unchanged: 3, update: 0, changes: [] });
  });

  it('finds what is gone, and what differs of variations', async () => {
    const gone = await world.aSyncedProduct({ id: 'G', sku: 'G', name: 'Gone' });
    await world.aSyncedProduct({ id: 'F', sku: 'F', name: 'Family', ...aFamily('F', ['S', 'M']) });
    await world.quiet();
    world.shop.catalogue.remove(world.shop.product(gone));
    world.shop.product('F-S').regular_price = '7.00';
    world.shop.catalogue.remove(world.shop.product('F-M'));
    expect(await plan()).toMatchObject({
      create: 1,
      update: 1,
      variants: { create: 1, update: 1, remove: 0 },
      moneyImpact: { raised: { products: 1, sum: '43' } },
    });
  });

  it('holds what the shop has under a SKU, and nobody is tied to, against the ERP', async () => {
    await world.erp.putSilently({ id: 'A', sku: 'A', name: 'Armchair' });
    await world.shop.writer.create(
      { sku: 'a', name: 'An old name', regular_price: '99.00' },
      'single',
      {},
    );
    const asked = await plan();
    expect(asked).toMatchObject({ adopt: 1, create: 0 });
    expect(asked.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'name', before: 'An old name', after: 'Armchair' }),
        expect.objectContaining({ field: 'price.regular_price', before: '99.00' }),
      ]),
    );
  });

  it('looks for variations that nobody is tied to, by SKU under their product', async () => {
    await world.aSyncedProduct({ id: 'F', sku: 'F', ...aFamily('F', ['S', 'M']) });
    await world.quiet();
    await world.erp.editSilently('F', aFamily('F', ['S', 'M', 'L', 'XL']));
    await world.app
      .get(DataSource)
      .query(
        `DELETE FROM "wc_product_sync_mappings" WHERE "internal_product_id" IN ('F-S', 'F-M')`,
      );
    world.shop.product('F-S').regular_price = '7.00';
    // A SKU is taken once: that of a stranger is not to be had.
    await world.shop.writer.create({ sku: 'F-XL', regular_price: '1.00' }, 'single', {});
    const asked = await plan();
    expect(asked).toMatchObject({
      update: 1,
      rejected: 1,
      variants: { create: 1, adopt: 2, update: 0, remove: 0, rejected: 1 },
      rejections: [{ productId: 'F', code: 'SKU_SHARED' }],
      moneyImpact: { raised: { products: 1, sum: '43' } },
    });
    const ofSmall = asked.changes.filter(({ variantId }) => variantId === 'F-S');
    expect(ofSmall).toContainEqual(
      expect.objectContaining({ field: 'price.regular_price', before: '7.00', after: '50.00' }),
    );
    expect(asked.changes.map(({ variantId }) => variantId)).not.toContain('F-XL');
    // It is what a full sync then does.
    await world.fullSync({ force: true });
    expect(await plan()).toMatchObject({
      variants: { create: 0, adopt: 0, update: 0, rejected: 1 },
    });
  });

  it('counts the categories that would be made, changed or adopted', async () => {
    const all = world.erp.categories().length;
    world.shop.catalogue.categories.make({ name: 'ACCESORII' });
    expect(await plan({})).toMatchObject({
      categories: { create: all - 1, adopt: 1, update: 0, unchanged: 0, changesCut: false },
    });
    await world.fullSync();
    expect(await plan({})).toMatchObject({
      categories: { create: 0, adopt: 0, update: 0, unchanged: all, changes: [] },
    });
    await world.erp.editCategorySilently('cat-accesorii', { name: 'Small parts' });
    const renamed = {
      categoryId: 'cat-accesorii',
      name: 'Small parts',
      field: 'name',
      before: 'Accesorii',
      after: 'Small parts',
    };
    expect(await plan({})).toMatchObject({ categories: { update: 1, changes: [renamed] } });
    expect(await file('')).toContain(',,,category.name,Accesorii,Small parts,cat-accesorii');
    // By hand in the shop: only who asks it sees that.
    const shown = the(world.shop.categoriesNamed('Accesorii')[0]);
    world.shop.catalogue.categories.change(shown, { name: 'By hand' });
    expect(await plan()).toMatchObject({
      categories: { update: 1, changes: [{ ...renamed, before: 'By hand' }] },
    });
    await world.fullSync();
    expect(await plan()).toMatchObject({ categories: { update: 0, unchanged: all } });
  });

  it('says what is wrong with a request, and that the shop is away', async () => {
    await world.api.post('/sync/all').send({ askShop: true }).expect(400);
    await world.api.get('/sync/plan.csv?askShop=maybe').expect(400);
    await world.api.get('/sync/plan.csv?storeId=nobody').expect(400);
    await world.api.get('/sync/plan.csv', 'user').expect(403);
    await world.aSyncedProduct({ id: 'P', sku: 'P' });
    await world.quiet();
    world.shop.faults.add({ route: 'GET /products', kind: 'server-error' });
    await world.api.get('/sync/plan.csv?askShop=true').expect(502);
  });
});
