import { Logger } from '@nestjs/common';
import { eventually } from '../support/eventually';
import { OwnPostgres } from '../support/own-postgres';
import { hasRealRedis } from '../support/test-redis';
import { SERVER_URL_SETTING } from '../support/test-server';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

/** What PostgreSQL could not take is tried again. */
const SECONDS = { timeout: 20_000 };

const serverOfTheRun = process.env[SERVER_URL_SETTING];
let postgres: OwnPostgres;
let world: World;
let id: string;
beforeAll(async () => {
  postgres = await OwnPostgres.start();
  process.env[SERVER_URL_SETTING] = postgres.url;
  world = await startWorld({ products: 0, settings: { WOOCOMMERCE_GATHER_MS: '0' } });
  ({ id } = (await world.erp.cypher.put({ sku: 'AWAY' }, { silent: true })).item);
  await world.call('post', `${API}/sync/product/${id}`).expect(200);
}, 60_000);
afterAll(async () => {
  await world.close();
  process.env[SERVER_URL_SETTING] = serverOfTheRun;
  await postgres.close();
});

async function price(regular: string): Promise<void> {
  world.erp.cypher.editSilently([{ id, patch: { price: { regular } } }]);
  const events = [{ type: 'pricing.price_changed', data: { productIds: [id] } }];
  await world.call('post', `${API}/events`).send({ events }).expect(202);
}

const priceInShop = () => world.shop.catalogue.findBySku('AWAY')!.regular_price;

const writesOf = (regular: string): number =>
  world.shop.journal.entries.filter(({ fields }) => fields['regular_price'] === regular).length;

/** Everything is done, and nothing was lost on the way: no item has paid a try, and none waits. */
const isDone = (regular: string): Promise<void> =>
  eventually(async () => {
    const { body } = await world.call('get', `${API}/sync/status`).expect(200);
    expect(body).toMatchObject({ pending: 0, syncing: 0, failed: 0 });
    expect(priceInShop()).toBe(regular);
  }, SECONDS);

const openCalls = () => world.shop.journal.calls.filter(({ endedAt }) => endedAt === null);

/** Waits until a call is out that takes so many ms. */
async function aCallIsOut(perCall: number): Promise<void> {
  world.shop.workers.model = { ...world.shop.workers.model, perCall };
  await eventually(() => {
    expect(openCalls()).toHaveLength(1);
  });
}

// Without a Redis the queues are in this very database, and BullMQ ends with it.
(hasRealRedis() ? describe : describe.skip).each(['stop', 'kill'] as const)(
  'PostgreSQL, by a %s',
  (end) => {
    const logged = jest.spyOn(Logger.prototype, 'warn');
    afterEach(() => {
      logged.mockClear();
      world.shop.workers.model = { ...world.shop.workers.model, perCall: 0 };
      world.erp.cypher.faults.clear();
    });

    it('that is away when the answer of a call comes takes it when it is back, and nothing is written twice', async () => {
      const regular = end === 'stop' ? '11.00' : '12.00';
      const out = aCallIsOut(1_500);
      await price(regular);
      await out;
      await postgres[end]();
      await eventually(() => {
        expect(openCalls()).toEqual([]);
      });
      await postgres.start();
      await isDone(regular);
      expect(writesOf(regular)).toBe(1);
    }, 60_000);

    it('that goes away before a call leaves costs no item anything: it is written when it is back', async () => {
      const regular = end === 'stop' ? '21.00' : '22.00';
      world.erp.cypher.faults.set({ delayMs: 1_500 });
      await price(regular);
      await eventually(async () => {
        const { body } = await world.call('get', `${API}/sync/status`).expect(200);
        expect(body).toMatchObject({ syncing: 1 });
      });
      await postgres[end]();
      world.erp.cypher.faults.clear();
      await eventually(() => {
        expect(logged).toHaveBeenCalledWith(
          expect.objectContaining({ code: 'LEDGER_UNREACHABLE' }),
          'PostgreSQL could not be reached',
        );
      });
      await postgres.start();
      await isDone(regular);
      expect(writesOf(regular)).toBe(1);
      const { body } = await world.call('get', `${API}/sync/status/${id}`).expect(200);
      expect(body).toMatchObject({ attempts: 0, syncStatus: 'in_sync' });
    }, 60_000);
  },
);
