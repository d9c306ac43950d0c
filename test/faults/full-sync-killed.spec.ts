import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world/world';

const MAIN = join(__dirname, '..', '..', 'dist', 'apps', 'sync', 'src', 'main.js');
const PRODUCTS = 1_200;

let world: World;
let database: Client;
const workers: ChildProcess[] = [];
beforeAll(async () => {
  // This process only takes requests; the work is done by real processes that can be killed.
  world = await startWorld({ products: 0, settings: { ROLES: 'api' } });
  for (let number = 0; number < PRODUCTS; number += 1) {
    await world.erp.putSilently({ sku: `KILL-${number}` });
  }
  database = new Client({ connectionString: world.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  // Until they have ended they hold sessions of the database, and this test process.
  for (const worker of workers) {
    if (worker.exitCode !== null || worker.signalCode !== null) continue;
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  }
  await database.end();
  await world.close();
});

function startUnwatched(): ChildProcess {
  const env = { ...process.env, ...world.env, ROLES: 'worker,scheduler', PORT: '0' };
  const worker = spawn(process.execPath, [MAIN], { env, stdio: 'ignore' });
  workers.push(worker);
  return worker;
}

describe('a full sync whose process is killed', () => {
  it('goes on elsewhere, and makes each product once', async () => {
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 50 };
    const first = startUnwatched();
    const batchId = await world.api.startFullSync();
    await eventually(
      () => {
        expect(world.shop.catalogue.products.size).toBeGreaterThan(100);
      },
      { timeout: 60_000 },
    );
    first.kill('SIGKILL');
    await once(first, 'exit');
    expect(world.shop.catalogue.products.size).toBeLessThan(PRODUCTS);

    // Instead of waiting for the dead process's leases to run out.
    await database.query(`UPDATE wc_sync_flights SET lease_until = now()`);
    await database.query(`UPDATE wc_sync_runs SET scan_lease_until = now()`);
    startUnwatched();
    await eventually(
      async () => {
        expect(await world.api.run(batchId)).toMatchObject({
          status: 'completed',
          totalProducts: PRODUCTS,
          failed: 0,
          open: 0,
        });
      },
      { timeout: 150_000 },
    );

    const created = world.shop.journal.entries
      .filter(({ resource, kind }) => resource === 'product' && kind === 'create')
      .map(({ sku }) => sku);
    expect(created).toHaveLength(PRODUCTS);
    expect(new Set(created).size).toBe(PRODUCTS);
    const { rows } = await database.query<{ count: number }>(
      `SELECT count(*)::int FROM wc_product_sync_mappings WHERE sync_status = 'in_sync'`,
    );
    expect(rows).toEqual([{ count: PRODUCTS }]);
  }, 240_000);
});
