import { Logger } from '@nestjs/common';
import { eventually } from '../support/eventually';
import { OwnPostgres } from '../support/database/own-postgres';
import { hasRealRedis } from '../support/servers/test-redis';
import { SERVER_URL_SETTING } from '../support/database/test-server';
import { startWorld, type World } from '../support/world/world';

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
  ({ id } = await world.erp.putSilently({ sku: 'AWAY' }));
  await world.api.sync(id);
}, 60_000);
afterAll(async () => {
  await world.close();
  process.env[SERVER_URL_SETTING] = serverOfTheRun;
  await postgres.close();
});

/** Everything is done, and nothing was lost on the way: no item has paid a try, and none waits. */
const isDone = (regular: string): Promise<void> =>
  eventually(async () => {
    expect(await world.api.status()).toMatchObject({ pending: 0, syncing: 0, failed: 0 });
    expect(world.shop.priceOf('AWAY')).toBe(regular);
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
      await world.reprice([id], regular);
      await out;
      await postgres[end]();
      await eventually(() => {
        expect(openCalls()).toEqual([]);
      });
      await postgres.start();
      await isDone(regular);
      expect(world.shop.writesOfPrice(regular)).toBe(1);
    }, 60_000);

    it('that goes away before a call leaves costs no item anything: it is written when it is back', async () => {
      const regular = end === 'stop' ? '21.00' : '22.00';
      world.erp.cypher.faults.set({ delayMs: 1_500 });
      await world.reprice([id], regular);
      await eventually(async () => {
        expect(await world.api.status()).toMatchObject({ syncing: 1 });
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
      expect(world.shop.writesOfPrice(regular)).toBe(1);
      expect(await world.api.productStatus(id)).toMatchObject({
        attempts: 0,
        syncStatus: 'in_sync',
      });
    }, 60_000);
  },
);
