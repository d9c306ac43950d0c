import { eventually } from '../support/eventually';
import { type ProductProcess, startWorker } from '../support/servers/product-process';
import { startWorld, type World } from '../support/world/world';

/** The shop and the ERP keep a call for 20 seconds and more: whoever waited for one took longer. */
const WITHOUT_WAITING_S = 15;

let world: World;
let workers: ProductProcess[] = [];
beforeEach(async () => {
  // This process only takes requests, and nobody sweeps: what is not given back stays where it is.
  world = await startWorld({
    products: 0,
    settings: { ROLES: 'api', WOOCOMMERCE_TIMEOUT_MS: '60000' },
  });
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop('SIGKILL')));
  workers = [];
  await world.close();
});

/** Starts a real process that works, and waits until it does. */
async function aWorker(graceSeconds: number): Promise<ProductProcess> {
  const grace = { SHUTDOWN_GRACE_SECONDS: String(graceSeconds) };
  const worker = await startWorker({ ...world.env, ROLES: 'worker', ...grace });
  workers.push(worker);
  return worker;
}

const aStoppedProduct = async (): Promise<string> =>
  (await world.aSyncedProduct({ sku: 'STOPPED' })).id;

/** Stops a worker in order; answers its exit code and how long that took, in seconds. */
async function stop(worker: ProductProcess): Promise<{ code: number | null; seconds: number }> {
  const startedAt = performance.now();
  const code = await worker.stop('SIGTERM');
  return { code, seconds: (performance.now() - startedAt) / 1_000 };
}

const struck = (faultId: number) =>
  world.shop.faults.list().find(({ id }) => id === faultId)?.struck;

describe('a process that is told to stop', () => {
  it('in the middle of a call that does not end gives its items back, in doubt, and another goes on', async () => {
    const first = await aWorker(4);
    const id = await aStoppedProduct();
    const hangs = world.shop.faults.add({
      kind: 'timeout-after-applying',
      method: 'POST',
      times: 1,
    });
    await world.reprice([id], '11.00');
    await eventually(() => {
      expect(struck(hangs)).toBe(1);
    });
    expect(await world.api.status()).toMatchObject({ syncing: 1 });
    await aWorker(4);
    // Once more while the call is out: the newest price is what the shop has to show in the end.
    world.erp.cypher.editSilently([{ id, patch: { price: { regular: '12.00' } } }]);

    const { code, seconds } = await stop(first);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(WITHOUT_WAITING_S);
    await eventually(
      () => {
        expect(world.shop.priceOf('STOPPED')).toBe('12.00');
      },
      { timeout: 30_000 },
    );
    // It paid nothing, and is written once more when the call that was given up must be over.
    await eventually(async () => {
      expect(await world.api.status()).toMatchObject({ pending: 1, syncing: 0, failed: 0 });
    });
    expect(await world.api.audit(`?productId=${id}&limit=2`)).toMatchObject([
      { errorCode: null },
      { errorCode: 'SERVICE_STOPPING', action: 'products.batch' },
    ]);
  }, 60_000);

  it('while the ERP keeps it waiting gives back at once what no call has left for', async () => {
    const first = await aWorker(25);
    const id = await aStoppedProduct();
    world.erp.cypher.faults.set({ delayMs: 20_000 });
    await world.reprice([id], '11.00');
    await eventually(async () => {
      expect(await world.api.status()).toMatchObject({ syncing: 1 });
    });
    world.erp.cypher.faults.clear();
    await aWorker(25);
    const { code, seconds } = await stop(first);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(WITHOUT_WAITING_S);
    await eventually(
      () => {
        expect(world.shop.priceOf('STOPPED')).toBe('11.00');
      },
      { timeout: 30_000 },
    );
    await world.quiet();
  }, 60_000);

  it('while a probe is out gives back the right to probe', async () => {
    const first = await aWorker(4);
    const id = await aStoppedProduct();
    world.shop.faults.add({ kind: 'reset-before-applying', method: 'POST', times: 1 });
    const hangs = world.shop.faults.add({
      kind: 'timeout-after-applying',
      method: 'GET',
      times: 1,
    });
    await world.reprice([id], '11.00');
    await eventually(() => {
      expect(struck(hangs)).toBe(1);
    });
    await aWorker(4);
    expect((await stop(first)).code).toBe(0);
    await eventually(
      () => {
        expect(world.shop.priceOf('STOPPED')).toBe('11.00');
      },
      { timeout: 30_000 },
    );
  }, 60_000);

  it('while it scans the catalogue gives back the right to scan, and each product comes once', async () => {
    const products = 600;
    for (let number = 0; number < products; number += 1) {
      await world.erp.putSilently({ sku: `SCAN-${number}` });
    }
    const first = await aWorker(25);
    world.erp.cypher.faults.set({ delayMs: 4_000 });
    const batchId = await world.api.startFullSync();
    const run = () => world.api.run(batchId);
    await eventually(async () => {
      expect(await run()).toMatchObject({ totalProducts: 100 });
    });
    await aWorker(25);
    expect((await stop(first)).code).toBe(0);
    expect(await run()).toMatchObject({ scanEnded: false, note: null });
    world.erp.cypher.faults.clear();
    await eventually(async () => {
      expect(await run()).toMatchObject({
        totalProducts: products,
        scanEnded: true,
        open: 0,
        failed: 0,
        note: null,
      });
    });
    const created = world.shop.journal.entries.filter(
      ({ resource, kind }) => resource === 'product' && kind === 'create',
    );
    expect(created).toHaveLength(products);
  }, 90_000);
});
