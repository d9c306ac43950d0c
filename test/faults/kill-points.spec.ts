import { eventually } from '../support/eventually';
import { ProductProcess } from '../support/product-process';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

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

/** Starts a real process that works, and waits until it does. */
async function startWorker(
  settings: Readonly<Record<string, string>> = {},
): Promise<ProductProcess> {
  const env = { ...world.env, ROLES: 'worker,scheduler', PORT: '0', LOG_LEVEL: 'info' };
  const worker = new ProductProcess('main', { ...env, ...settings });
  processes.push(worker);
  await eventually(
    () => {
      expect(worker.url).not.toBeNull();
    },
    { timeout: 90_000 },
  );
  return worker;
}

const status = async () =>
  (await world.call('get', `${API}/sync/status`).expect(200)).body as object;

const createdInShop = () =>
  world.shop.journal.entries.filter(
    ({ resource, kind }) => resource === 'product' && kind === 'create',
  );

const isInShop = (productId: string, sku: string): Promise<void> =>
  eventually(
    async () => {
      const { body } = await world.call('get', `${API}/sync/status/${productId}`).expect(200);
      expect(body).toMatchObject({ syncStatus: 'in_sync' });
      expect(world.shop.catalogue.findBySku(sku)).toBeDefined();
    },
    { timeout: 40_000 },
  );

/** Has the ERP tell of a new product; answers its id. */
async function aNewProduct(sku: string): Promise<string> {
  const { item } = await world.erp.cypher.put({ sku }, { silent: true });
  const events = [{ type: 'product.created', data: { productIds: [item.id] } }];
  await world.call('post', `${API}/events`).send({ events }).expect(202);
  return item.id;
}

describe('a process with a kill point', () => {
  it('dies right after the shop has made a product, and another finds it there', async () => {
    const first = await startWorker({ KILL_POINT: 'ShopProducts.write:after' });
    expect(first.output).toContain('this process gets SIGKILL after call 1 of ShopProducts.write');
    const id = await aNewProduct('KILLED');
    // No exit code: it was killed.
    expect(await first.exitCode()).toBeNull();
    expect(createdInShop()).toHaveLength(1);
    expect(await status()).toMatchObject({ syncing: 1, failed: 0 });

    const second = await startWorker();
    expect(second.output).not.toContain('KILL_POINT');
    await world.databaseClock.advance(LEASE_OVER_MS);
    await isInShop(id, 'KILLED');
    expect(createdInShop()).toHaveLength(1);
    expect(world.shop.catalogue.products.size).toBe(1);
    const { body } = await world.call('get', `${API}/audit?productId=${id}`).expect(200);
    // The call that nobody saw the answer of is in the audit, without one.
    expect((body as { items: { answer: unknown }[] }).items.at(-1)).toMatchObject({ answer: null });
    await second.stop();
  }, 120_000);

  it('freezes before its call leaves, and finds out that others have taken over when it wakes', async () => {
    const before = createdInShop().length;
    const frozen = await startWorker({ KILL_POINT: 'ISyncRepository.openCall:before!SIGSTOP' });
    const id = await aNewProduct('FROZEN');
    await eventually(async () => {
      expect(await status()).toMatchObject({ syncing: 1 });
    });
    await startWorker();
    await world.databaseClock.advance(LEASE_OVER_MS);
    await isInShop(id, 'FROZEN');

    frozen.signal('SIGCONT');
    await eventually(() => {
      expect(frozen.output).toContain('was lost');
    });
    expect(createdInShop()).toHaveLength(before + 1);
    expect(await status()).toMatchObject({ syncing: 0, failed: 0 });
  }, 120_000);
});
