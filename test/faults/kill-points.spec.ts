import { eventually } from '../support/eventually';
import { type ProductProcess, startWorker } from '../support/servers/product-process';
import { startWorld, type World } from '../support/world/world';

/** More than a lease, in ms. */
const LEASE_OVER_MS = 41_000;

let world: World;
const processes: ProductProcess[] = [];
beforeAll(async () => {
  // This process only takes requests; the work is done by real processes that can be killed.
  world = await startWorld({ products: 0, settings: { ROLES: 'api' } });
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop('SIGKILL')));
  await world.close();
});

/** Starts a real process that works and sweeps, and waits until it does. */
async function aWorker(settings: Readonly<Record<string, string>> = {}): Promise<ProductProcess> {
  const worker = await startWorker({ ...world.env, ROLES: 'worker,scheduler', ...settings });
  processes.push(worker);
  await eventually(
    () => {
      expect(worker.url).not.toBeNull();
    },
    { timeout: 90_000 },
  );
  return worker;
}

const createdInShop = () =>
  world.shop.journal.entries.filter(
    ({ resource, kind }) => resource === 'product' && kind === 'create',
  );

const isInShop = (productId: string, sku: string): Promise<void> =>
  eventually(
    async () => {
      expect(await world.api.productStatus(productId)).toMatchObject({ syncStatus: 'in_sync' });
      expect(world.shop.findProduct(sku)).toBeDefined();
    },
    { timeout: 40_000 },
  );

/** Has the ERP tell of a new product; answers its id. */
async function aNewProduct(sku: string): Promise<string> {
  const item = await world.erp.putSilently({ sku });
  await world.api.tell('product.created', item);
  return item.id;
}

describe('a process with a kill point', () => {
  it('dies right after the shop has made a product, and another finds it there', async () => {
    const first = await aWorker({ KILL_POINT: 'ShopProducts.write:after' });
    expect(first.output).toContain('this process gets SIGKILL after call 1 of ShopProducts.write');
    const id = await aNewProduct('KILLED');
    // No exit code: it was killed.
    expect(await first.exitCode()).toBeNull();
    expect(createdInShop()).toHaveLength(1);
    expect(await world.api.status()).toMatchObject({ syncing: 1, failed: 0 });

    const second = await aWorker();
    expect(second.output).not.toContain('KILL_POINT');
    await world.databaseClock.advance(LEASE_OVER_MS);
    await isInShop(id, 'KILLED');
    expect(createdInShop()).toHaveLength(1);
    expect(world.shop.catalogue.products.size).toBe(1);
    const audit = await world.api.audit(`?productId=${id}`);
    // The call that nobody saw the answer of is in the audit, without one.
    expect(audit.at(-1)).toMatchObject({ answer: null });
    await second.stop();
  }, 120_000);

  it('freezes before its call leaves, and finds out that others have taken over when it wakes', async () => {
    const before = createdInShop().length;
    const frozen = await aWorker({ KILL_POINT: 'ISyncRepository.openCall:before!SIGSTOP' });
    const id = await aNewProduct('FROZEN');
    await eventually(async () => {
      expect(await world.api.status()).toMatchObject({ syncing: 1 });
    });
    await aWorker();
    await world.databaseClock.advance(LEASE_OVER_MS);
    await isInShop(id, 'FROZEN');

    frozen.signal('SIGCONT');
    await eventually(() => {
      expect(frozen.output).toContain('was lost');
    });
    expect(createdInShop()).toHaveLength(before + 1);
    expect(await world.api.status()).toMatchObject({ syncing: 0, failed: 0 });
  }, 120_000);
});
