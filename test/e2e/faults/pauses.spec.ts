import { SweepLeases } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/sweep-leases.use-case';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import type { Breaker } from '../../support/world/answers';
import { startWorld, type World } from '../../support/world/world';

const MINUTE_MS = 60_000;

let world: World;
let id: string;
beforeEach(async () => {
  world = await startWorld({ products: 0, settings: { WOOCOMMERCE_GATHER_MS: '0' } });
  ({ id } = await world.erp.putSilently({ sku: 'PAUSED' }));
  await world.api.sync(id);
});
afterEach(() => world.close());

const breakerOf = async (side: 'store' | 'erp'): Promise<Breaker> =>
  (await world.api.status()).lane.breakers[side];

/** Lets so much time pass in the database, and what the schedule does every five seconds happen. */
async function pass(ms: number): Promise<void> {
  await world.databaseClock.advance(ms);
  await world.app.get(SweepLeases).execute();
}

/** How long a breaker pauses after its last fault, in seconds. */
const pauseOf = ({ pausedUntil, lastFault }: Breaker): number =>
  (Date.parse(the(pausedUntil)) - Date.parse(the(lastFault).at)) / 1_000;

describe('an ERP that is away for minutes, and a shop that drops one call right after', () => {
  it('are paused apart: the shop for two seconds, and the ERP goes on as soon as it answers', async () => {
    world.erp.cypher.faults.set({ status: 503 });
    await world.erp.setPrice(id, '11.00');
    for (let faults = 1; faults <= 6; faults += 1) {
      await eventually(async () => {
        expect(await breakerOf('erp')).toMatchObject({ phase: 'open', faultsInARow: faults });
      });
      expect(await breakerOf('store')).toMatchObject({
        phase: 'closed',
        pausedUntil: null,
        lastFault: null,
      });
      await pass(faults === 6 ? 0 : MINUTE_MS + 15_000);
    }
    expect(pauseOf(await breakerOf('erp'))).toBeGreaterThan(45);
    expect(await world.api.status()).toMatchObject({ pending: 1, failed: 0 });

    world.erp.cypher.faults.clear();
    world.shop.faults.add({ kind: 'reset-before-applying', method: 'POST', times: 1 });
    await pass(MINUTE_MS + 15_000);
    const store = await eventually(async () => {
      const { breakers } = (await world.api.status()).lane;
      expect(breakers.store).toMatchObject({
        faultsInARow: 1,
        lastFault: { code: 'STORE_UNREACHABLE' },
      });
      expect(breakers.erp).toMatchObject({
        phase: 'closed',
        since: null,
        lastFault: { code: 'ERP_ERROR' },
      });
      return breakers.store;
    });
    expect(pauseOf(store)).toBeGreaterThan(1.5);
    expect(pauseOf(store)).toBeLessThan(2.5);
    // By itself: two seconds later the lane asks again.
    await eventually(() => {
      expect(world.shop.priceOf('PAUSED')).toBe('11.00');
    });
    expect(await breakerOf('store')).toMatchObject({
      phase: 'closed',
      lastFault: { code: 'STORE_UNREACHABLE' },
    });
  });

  it('show both pauses while both last', async () => {
    world.erp.cypher.faults.set({ status: 503 });
    await world.erp.setPrice(id, '11.00');
    await eventually(async () => {
      expect(await breakerOf('erp')).toMatchObject({ phase: 'open' });
    });
    world.erp.cypher.faults.clear();
    world.shop.faults.add({ kind: 'rate-limit', retryAfter: '600', method: 'POST' });
    await pass(5_000);
    await eventually(async () => {
      expect(await breakerOf('store')).toMatchObject({ phase: 'open', askedForSeconds: 600 });
    });
    const { lane } = await world.api.status();
    expect(lane.breakers.store).toMatchObject({ since: expect.any(String), faultsInARow: 1 });
    expect(lane.pausedUntil).toBe(lane.breakers.store.pausedUntil);
  });
});

describe('a Retry-After', () => {
  it.each([
    ['31536000', 31_536_000, 900],
    ['99999999999999', 3_153_600_000, 900],
    ['120, 120', 120, 120],
    ['-5', null, 2],
    ['soon', null, 2],
    ['1.5', 1.5, 2],
    ['Tue, 24 Nov 1998 10:00:00 GMT', 0, 2],
  ])(
    'of %j is obeyed within bounds, shown, and costs no item anything',
    async (retryAfter, asked, waited) => {
      world.shop.faults.add({ kind: 'rate-limit', retryAfter, method: 'POST', times: 1 });
      await world.databaseClock.freeze();
      await world.erp.setPrice(id, '22.00');
      const store = await eventually(async () => {
        const { lane, ...counts } = await world.api.status();
        expect(lane.breakers.store).toMatchObject({
          phase: 'open',
          lastFault: { code: 'STORE_RATE_LIMITED' },
        });
        expect(counts).toMatchObject({ pending: 1, syncing: 0, failed: 0 });
        return lane.breakers.store;
      });
      expect(store.askedForSeconds).toBe(asked);
      // Our own pauses are spread by a fifth.
      expect(pauseOf(store) / waited).toBeGreaterThan(0.79);
      expect(pauseOf(store) / waited).toBeLessThan(1.21);
      await pass(waited * 1_000 + 1_000);
      await eventually(() => {
        expect(world.shop.priceOf('PAUSED')).toBe('22.00');
      });
    },
  );
});

describe('a pause', () => {
  it('is lifted by an admin, which is written down, and the lane tries at once', async () => {
    world.shop.faults.add({ kind: 'rate-limit', retryAfter: '86400', method: 'POST', times: 1 });
    await world.erp.setPrice(id, '33.00');
    await eventually(async () => {
      expect(await breakerOf('store')).toMatchObject({ phase: 'open', askedForSeconds: 86_400 });
    });
    await world.api.post('/sync/resume', 'user').expect(403);
    await world.api.post('/sync/resume?storeId=nowhere').expect(400);
    expect(await breakerOf('store')).toMatchObject({ phase: 'open' });

    const { body } = await world.api.post('/sync/resume').expect(200);
    expect(body).toMatchObject({
      storeId: 'default',
      lifted: ['store'],
      lane: { breakers: { erp: { phase: 'closed' } } },
    });
    await eventually(() => {
      expect(world.shop.priceOf('PAUSED')).toBe('33.00');
    });
    const audit = await world.api.audit('?limit=500');
    expect(audit.filter(({ action }) => action === 'lane.resume')).toEqual([
      expect.objectContaining({
        requestedBy: { '*': [{ via: 'api', actor: expect.stringMatching(/^tester-/) as string }] },
        answer: ['store'],
        errorCode: null,
      }),
    ]);
    expect((await world.api.post('/sync/resume').expect(200)).body).toMatchObject({
      lifted: [],
    });
  });
});
