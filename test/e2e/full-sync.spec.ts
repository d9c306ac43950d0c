import { SchedulerRegistry } from '@nestjs/schedule';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
const PRODUCTS = 230;

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  for (let number = 1; number <= PRODUCTS; number += 1) {
    await world.erp.cypher.put({ sku: `FULL-${number}`, name: `Lamp ${number}` }, { silent: true });
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

interface Run {
  readonly batchId: string;
  readonly status: string;
  readonly [count: string]: unknown;
}

async function runAll(body: object = {}): Promise<Run> {
  const started = await world.call('post', `${API}/sync/all`).send(body).expect(202);
  const { batchId } = started.body as Run;
  let run: Run | null = null;
  await eventually(
    async () => {
      run = (await world.call('get', `${API}/sync/runs/${batchId}`).expect(200)).body as Run;
      expect(run.status).not.toBe('running');
    },
    { timeout: 30_000 },
  );
  return run!;
}

const productWrites = () =>
  world.shop.journal.entries.filter(({ resource }) => resource === 'product');
const writeCalls = () => world.shop.journal.calls.filter(({ writes }) => writes > 0);

describe('a full sync', () => {
  it('says first what it would do, and does nothing of it', async () => {
    const { body } = await world.call('post', `${API}/sync/all`).send({ dryRun: true }).expect(200);
    expect(body).toMatchObject({
      totalProducts: PRODUCTS,
      create: PRODUCTS,
      rejected: 0,
      unchanged: 0,
    });
    expect(writeCalls()).toEqual([]);
  });

  it('says which products the shop has already, by their SKU', async () => {
    const made = await world.shop.writer.create({ name: 'By hand', sku: 'full-7' }, 'single');
    const { body } = await world.call('post', `${API}/sync/all`).send({ dryRun: true }).expect(200);
    expect(body).toMatchObject({ totalProducts: PRODUCTS, adopt: 1, create: PRODUCTS - 1 });
    world.shop.catalogue.remove(made);
  });

  it('brings every product once, in batches', async () => {
    const run = await runAll();
    expect(run).toMatchObject({
      status: 'completed',
      totalProducts: PRODUCTS,
      synced: PRODUCTS,
      failed: 0,
      open: 0,
      batches: 3,
    });
    expect(world.shop.catalogue.products.size).toBe(PRODUCTS);
    expect(productWrites()).toHaveLength(PRODUCTS);
  });

  it('makes no write call when nothing changed', async () => {
    const calls = writeCalls().length;
    const run = await runAll();
    expect(run).toMatchObject({ status: 'completed', skipped: PRODUCTS, synced: 0, batches: 0 });
    expect(writeCalls()).toHaveLength(calls);
  });

  it('writes one call for a few changes, and shows them and their money beforehand', async () => {
    stopLooking();
    for (const number of [1, 2, 3]) {
      const [product] = world.erp.cypher.search(`FULL-${number * 70}`, 1);
      await world.erp.cypher.edit(product!.id, { price: { regular: '12.50' } }, { silent: true });
    }
    const plan = await world.call('post', `${API}/sync/all`).send({ dryRun: true }).expect(200);
    expect(plan.body).toMatchObject({
      update: 3,
      unchanged: PRODUCTS - 3,
      moneyImpact: { raised: { products: 3, sum: '7.5' } },
    });
    expect(plan.body.changes[0]).toMatchObject({
      field: 'price.regular',
      before: '10.00',
      after: '12.50',
    });

    const calls = writeCalls().length;
    expect(await runAll()).toMatchObject({ synced: 3, skipped: PRODUCTS - 3, failed: 0 });
    expect(writeCalls().length - calls).toBe(1);
  });

  it('sends everything when it is forced to', async () => {
    const entries = productWrites().length;
    expect(await runAll({ force: true })).toMatchObject({ synced: PRODUCTS, skipped: 0 });
    expect(productWrites().length - entries).toBe(PRODUCTS);
  });

  it('takes down what the ERP has no more', async () => {
    const [gone] = world.erp.cypher.search('FULL-50', 1);
    await world.erp.cypher.remove(gone!.id, { silent: true });
    const plan = await world.call('post', `${API}/sync/all`).send({ dryRun: true }).expect(200);
    expect(plan.body).toMatchObject({ gone: 1, unchanged: PRODUCTS - 1, note: null });
    expect(await runAll()).toMatchObject({ status: 'completed', gone: 1, synced: 1 });
    expect(world.shop.catalogue.findBySku('FULL-50')!.status).toBe('trash');
  });

  it('takes nothing down when more than a fifth is missing, and says so', async () => {
    for (let number = 100; number < 160; number += 1) {
      const [gone] = world.erp.cypher.search(`FULL-${number}`, 1);
      await world.erp.cypher.remove(gone!.id, { silent: true });
    }
    const plan = await world.call('post', `${API}/sync/all`).send({ dryRun: true }).expect(200);
    expect(plan.body).toMatchObject({ gone: 0 });
    const run = await runAll();
    expect(run).toMatchObject({ status: 'completed', gone: 0, note: plan.body.note });
    expect(run['note']).toMatch(/^60 of the shop's 229 products are not in the ERP/);
    expect(world.shop.catalogue.findBySku('FULL-100')!.status).toBe('publish');
  });

  it('goes one at a time, can be called off, and lets live prices overtake it', async () => {
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 2_000 };
    const started = await world.call('post', `${API}/sync/all`).send({ force: true }).expect(202);
    const second = await world.call('post', `${API}/sync/all`).send({}).expect(409);
    expect(second.body).toMatchObject({ code: 'RUN_ALREADY_GOING' });

    const [live] = world.erp.cypher.search('FULL-229', 1);
    await world.erp.cypher.edit(live!.id, { price: { regular: '99.00' } });
    await eventually(() => {
      expect(world.shop.catalogue.findBySku('FULL-229')!.regular_price).toBe('99.00');
    });
    const cancelled = await world
      .call('post', `${API}/sync/runs/${(started.body as Run).batchId}/cancel`)
      .expect(200);
    expect(cancelled.body).toMatchObject({ status: 'cancelled' });
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 0 };
    await world.quiet();
    await runAll();
  });

  it('takes nothing for right that a call in flight may be changing', async () => {
    const [product] = world.erp.cypher.search('FULL-229', 1);
    const before = world.shop.catalogue.findBySku('FULL-229')!.regular_price;
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 1_000 };
    await world.erp.cypher.edit(product!.id, { price: { regular: '55.00' } });
    await eventually(() => {
      expect(writeCalls().at(-1)).toMatchObject({ endedAt: null });
    });
    // The price goes back before the call is answered, and nobody is told.
    await world.erp.cypher.edit(product!.id, { price: { regular: before } }, { silent: true });
    expect(await runAll()).toMatchObject({ status: 'completed', synced: 1 });
    expect(world.shop.catalogue.findBySku('FULL-229')!.regular_price).toBe(before);
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 0 };
  });

  it('does not know a run that never was', async () => {
    await world.call('get', `${API}/sync/runs/6f1c0000-0000-4000-8000-000000000000`).expect(404);
    await world.call('get', `${API}/sync/runs/nonsense`).expect(400);
  });
});
