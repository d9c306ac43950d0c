import { SchedulerRegistry } from '@nestjs/schedule';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

const PRODUCTS = 230;

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  for (let number = 1; number <= PRODUCTS; number += 1) {
    await world.erp.putSilently({ sku: `FULL-${number}`, name: `Lamp ${number}` });
  }
});
afterAll(() => world.close());

/**
 * What looks for work by the clock may send one of a few changes before the scan has found the
 * others.
 */
function stopLooking(): void {
  for (const name of ['work-look', 'lease-sweep'])
    void world.app.get(SchedulerRegistry, { strict: false }).getCronJob(name).stop();
}

describe('a full sync', () => {
  it('says first what it would do, and does nothing of it', async () => {
    expect(await world.api.planFullSync()).toMatchObject({
      totalProducts: PRODUCTS,
      create: PRODUCTS,
      rejected: 0,
      unchanged: 0,
    });
    expect(world.shop.writeCalls()).toEqual([]);
  });

  it('says which products the shop has already, by their SKU', async () => {
    const made = await world.shop.writer.create({ name: 'By hand', sku: 'full-7' }, 'single');
    expect(await world.api.planFullSync()).toMatchObject({
      totalProducts: PRODUCTS,
      adopt: 1,
      create: PRODUCTS - 1,
    });
    world.shop.catalogue.remove(made);
  });

  it('brings every product once, in batches', async () => {
    const run = await world.api.fullSync();
    expect(run).toMatchObject({
      status: 'completed',
      totalProducts: PRODUCTS,
      synced: PRODUCTS,
      failed: 0,
      open: 0,
      batches: 3,
    });
    expect(world.shop.catalogue.products.size).toBe(PRODUCTS);
    expect(world.shop.writesOf('product')).toHaveLength(PRODUCTS);
  });

  it('makes no write call when nothing changed', async () => {
    const calls = world.shop.writeCalls().length;
    const run = await world.api.fullSync();
    expect(run).toMatchObject({ status: 'completed', skipped: PRODUCTS, synced: 0, batches: 0 });
    expect(world.shop.writeCalls()).toHaveLength(calls);
  });

  it('writes one call for a few changes, and shows them and their money beforehand', async () => {
    stopLooking();
    for (const number of [1, 2, 3]) {
      const [product] = world.erp.cypher.search(`FULL-${number * 70}`, 1);
      await world.erp.editSilently(the(product).id, { price: { regular: '12.50' } });
    }
    const plan = await world.api.planFullSync();
    expect(plan).toMatchObject({
      update: 3,
      unchanged: PRODUCTS - 3,
      moneyImpact: { raised: { products: 3, sum: '7.5' } },
    });
    expect(plan.changes[0]).toMatchObject({
      field: 'price.regular',
      before: '10.00',
      after: '12.50',
    });

    const calls = world.shop.writeCalls().length;
    expect(await world.api.fullSync()).toMatchObject({
      synced: 3,
      skipped: PRODUCTS - 3,
      failed: 0,
    });
    expect(world.shop.writeCalls().length - calls).toBe(1);
  });

  it('sends everything when it is forced to', async () => {
    const entries = world.shop.writesOf('product').length;
    expect(await world.api.fullSync({ force: true })).toMatchObject({
      synced: PRODUCTS,
      skipped: 0,
    });
    expect(world.shop.writesOf('product').length - entries).toBe(PRODUCTS);
  });

  it('takes down what the ERP has no more', async () => {
    const [gone] = world.erp.cypher.search('FULL-50', 1);
    await world.erp.cypher.remove(the(gone).id, { silent: true });
    const plan = await world.api.planFullSync();
    expect(plan).toMatchObject({ gone: 1, unchanged: PRODUCTS - 1, note: null });
    expect(await world.api.fullSync()).toMatchObject({ status: 'completed', gone: 1, synced: 1 });
    expect(world.shop.product('FULL-50').status).toBe('trash');
  });

  it('takes nothing down when more than a fifth is missing, and says so', async () => {
    for (let number = 100; number < 160; number += 1) {
      const [gone] = world.erp.cypher.search(`FULL-${number}`, 1);
      await world.erp.cypher.remove(the(gone).id, { silent: true });
    }
    const plan = await world.api.planFullSync();
    expect(plan).toMatchObject({ gone: 0 });
    const run = await world.api.fullSync();
    expect(run).toMatchObject({ status: 'completed', gone: 0, note: plan.note });
    expect(run.note).toMatch(/^60 of the shop's 229 products are not in the ERP/);
    expect(world.shop.product('FULL-100').status).toBe('publish');
  });

  it('goes one at a time, can be called off, and lets live prices overtake it', async () => {
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 2_000 };
    const batchId = await world.api.startFullSync({ force: true });
    const second = await world.api.post('/sync/all').send({}).expect(409);
    expect(second.body).toMatchObject({ code: 'RUN_ALREADY_GOING' });

    const [live] = world.erp.cypher.search('FULL-229', 1);
    await world.erp.cypher.edit(the(live).id, { price: { regular: '99.00' } });
    await eventually(() => {
      expect(world.shop.priceOf('FULL-229')).toBe('99.00');
    });
    expect(await world.api.cancel(batchId)).toMatchObject({ status: 'cancelled' });
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 0 };
    await world.quiet();
    await world.api.fullSync();
  });

  it('takes nothing for right that a call in flight may be changing', async () => {
    const [product] = world.erp.cypher.search('FULL-229', 1);
    const before = world.shop.priceOf('FULL-229');
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 1_000 };
    await world.erp.cypher.edit(the(product).id, { price: { regular: '55.00' } });
    await eventually(() => {
      expect(world.shop.writeCalls().at(-1)).toMatchObject({ endedAt: null });
    });
    // The price goes back before the call is answered, and nobody is told.
    await world.erp.editSilently(the(product).id, { price: { regular: before } });
    expect(await world.api.fullSync()).toMatchObject({ status: 'completed', synced: 1 });
    expect(world.shop.priceOf('FULL-229')).toBe(before);
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 0 };
  });

  it('does not know a run that never was', async () => {
    await world.api.get('/sync/runs/6f1c0000-0000-4000-8000-000000000000').expect(404);
    await world.api.get('/sync/runs/nonsense').expect(400);
  });
});
