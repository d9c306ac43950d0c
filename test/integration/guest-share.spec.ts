import type { PaceState } from '../../libs/woocommerce-sync/src/domain/pace/pace-state';
import type {
  Claim,
  Delivery,
} from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { the } from '../support/the';

const STORE = 'default';
const LIMITS = { maxBatchSize: 10, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0, share: 0.5 };

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterAll(() => ledger.close());
beforeEach(() => ledger.empty());

async function request(products: number): Promise<void> {
  await ledger.repository.request(
    Array.from({ length: products }, (_, number) => ({
      storeId: STORE,
      subjectKind: 'product' as const,
      subjectId: `P${String(number)}`,
      syncType: 'price' as const,
      origin: { via: 'event' as const, actor: 'x' },
    })),
  );
}

const claim = (limits = LIMITS): Promise<Claim> => ledger.repository.claim(STORE, limits);

async function delivery(limits = LIMITS): Promise<Delivery> {
  const claimed = await claim(limits);
  if (claimed.kind !== 'delivery') throw new Error(`Expected a delivery, got ${claimed.kind}`);
  return claimed.delivery;
}

async function land(
  ending: Delivery,
  pace: (present: PaceState, now: Date) => PaceState,
): Promise<void> {
  for (const item of ending.items) item.complete('synced', 1, new Date());
  const nothing = { mappings: [], doubts: [], staleMappings: [], closedCalls: [], followUps: [] };
  const isSettled = await ledger.repository.settle({
    ...ending,
    ...nothing,
    laneState: (present, { now }) => ({ ...present, pace: pace(present.pace, now) }),
  });
  expect(isSettled).toBe(true);
}

/** A lane that knows that the shop works on so many calls at once. */
async function knowing(calls: number): Promise<void> {
  await land(await delivery(), (pace) => ({
    ...pace,
    batchSize: 10,
    window: calls,
    inFlight: { ...pace.inFlight, calls, phase: 'steady' },
  }));
}

describe('a claim within our share', () => {
  it('gives out as many calls as are ours, and all of them where all is ours', async () => {
    await request(200);
    await knowing(4);
    await delivery();
    await delivery();
    expect(await claim()).toEqual({ kind: 'window-full' });
    await delivery({ ...LIMITS, share: 1 });
    await delivery({ ...LIMITS, share: 1 });
    expect(await claim({ ...LIMITS, share: 1 })).toEqual({ kind: 'window-full' });
  });

  it('gives out our share, whatever visitors feel, once something is due within a minute', async () => {
    await request(200);
    await land(await delivery(), (pace) => ({
      ...pace,
      batchSize: 10,
      window: 4,
      inFlight: { ...pace.inFlight, calls: 4, phase: 'steady' },
      guest: { ...pace.guest, part: 0.1 },
    }));
    await delivery();
    expect(await claim()).toEqual({ kind: 'window-full' });
    // A price's promise is two minutes.
    await ledger.clock.advance(61_000);
    await ledger.repository.sweepLeases();
    await delivery();
    await delivery();
    expect(await claim()).toEqual({ kind: 'window-full' });
  });

  it('gives out all of the shop, in its rests too, once something is late in a moment', async () => {
    await request(200);
    await knowing(4);
    await ledger.clock.advance(101_000);
    await rested(await delivery(), 5_000);
    for (let call = 0; call < 4; call += 1) await delivery();
    expect((await claim()).kind).not.toBe('delivery');
  });

  it('says for how long the shop rests, and gives out nothing before', async () => {
    await request(200);
    await knowing(1);
    const { ended } = await rested(await delivery(), 3_000);
    expect(ended).toBeGreaterThan(0);
    const resting = await claim();
    expect(resting.kind === 'nothing' && resting.forMs).toBeGreaterThan(2_000);
    await ledger.clock.advance(3_001);
    await delivery();
  });

  it('makes the next delivery ready while a call is nearly over, and not where the shop is spared', async () => {
    const all = { ...LIMITS, share: 1 };
    await request(200);
    await knowing(1);
    const { token, storeId } = await delivery(all);
    expect(await claim(all)).toEqual({ kind: 'window-full' });
    const call = {
      callId: '0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a',
      action: 'products.batch',
      request: [],
      doubts: [],
    };
    await ledger.repository.openCall({ ...call, token, storeId, nextInMs: 1_000 });
    expect(await claim(all)).toEqual({ kind: 'window-full' });
    await ledger.clock.advance(1_001);
    expect(await claim()).toEqual({ kind: 'window-full' });
    expect((await delivery(all)).beside).toBe(1);
    // One more for each four calls, whatever else is nearly over.
    expect(await claim(all)).toEqual({ kind: 'window-full' });
  });

  it('does not take a call for nearly over that should have ended long ago', async () => {
    const all = { ...LIMITS, share: 1 };
    await request(200);
    await knowing(1);
    const { token, storeId } = await delivery(all);
    const call = {
      callId: '0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b',
      action: 'products.batch',
      request: [],
      doubts: [],
    };
    await ledger.repository.openCall({ ...call, token, storeId, nextInMs: 1_000 });
    await ledger.clock.advance(7_000);
    expect(await claim(all)).toEqual({ kind: 'window-full' });
  });

  it('parts what is left among three calls and more, so that they end together', async () => {
    const all = { ...LIMITS, maxBatchSize: 10, share: 1 };
    await request(10 + 10 + 12);
    await knowing(4);
    // Alone it takes a full call; beside it each takes its part of the 12 that are left.
    expect((await delivery(all)).items).toHaveLength(10);
    expect((await delivery(all)).items).toHaveLength(3);
    expect((await delivery(all)).items).toHaveLength(3);
  });
});

async function rested(ending: Delivery, nowMs: number): Promise<{ readonly ended: number }> {
  let at = 0;
  await land(ending, (pace, now) => {
    at = now.getTime();
    return { ...pace, guest: { ...pace.guest, restUntil: at + nowMs } };
  });
  return { ended: at };
}

describe('the turns of the canary', () => {
  const take = (): ReturnType<TestLedger['lanes']['takeCanaryTurn']> =>
    ledger.lanes.takeCanaryTurn(STORE, 5_000);

  it('are one at a time, over all processes', async () => {
    await request(20);
    await delivery();
    const turns = await Promise.all([take(), take(), take(), take()]);
    expect(turns.filter((turn) => turn !== null)).toEqual([
      { flying: 1, takenAt: expect.any(Date) as Date },
    ]);
    await ledger.clock.advance(5_000);
    expect(await take()).not.toBeNull();
    // The clock steps back: nobody waits for hours.
    await ledger.clock.advance(-3_600_000);
    expect(await take()).not.toBeNull();
  });

  it('are nobody’s while the shop is unwell', async () => {
    await request(20);
    await delivery();
    const faults = { open: null, closed: expect.anything() as unknown };
    for (const [phase, turn] of Object.entries(faults)) {
      await ledger.database.query(`UPDATE "wc_store_lanes" SET "breakers" = $1`, [
        JSON.stringify({ store: { phase } }),
      ]);
      expect(await take()).toEqual(turn);
    }
  });

  it('tell a read beside our calls from one without', async () => {
    await request(20);
    const first = await delivery();
    const busy = await take();
    expect(await ledger.lanes.recordCanary(STORE, { ms: 90, turn: the(busy) }, LIMITS)).toBe(false);
    await land(first, (pace) => ({ ...pace, guest: { ...pace.guest, hushUntil: null } }));
    await ledger.clock.advance(5_000);

    // A delivery that began and ended meanwhile was beside it, too.
    const mixed = await take();
    await land(await delivery(), (pace) => pace);
    expect(await ledger.lanes.recordCanary(STORE, { ms: 80, turn: the(mixed) }, LIMITS)).toBe(
      false,
    );
    await ledger.clock.advance(5_000);
    const turn = the(await take());
    expect(await ledger.lanes.recordCanary(STORE, { ms: 40, turn }, LIMITS)).toBe(true);
    expect((await ledger.lanes.status(STORE)).guest).toMatchObject({
      nowMs: 88,
      idleMs: 40,
    });
  });
});

describe('a backlog of prices', () => {
  it('lets a single new one go with the next call', async () => {
    await request(200);
    await ledger.clock.advance(1_000);
    await ledger.repository.request([
      {
        storeId: STORE,
        subjectKind: 'product',
        subjectId: 'SINGLE',
        syncType: 'price',
        origin: { via: 'event', actor: 'x' },
      },
    ]);
    const { items } = await delivery();
    const ids = items.map(({ subjectId }) => subjectId);
    expect(ids).toHaveLength(10);
    expect(ids).toContain('SINGLE');
    // The others are those that have waited longest.
    expect(items.filter(({ subjectId }) => subjectId !== 'SINGLE').length).toBeGreaterThanOrEqual(
      8,
    );
  });

  it('leaves small calls to those who have waited longest', async () => {
    await request(40);
    await ledger.clock.advance(30_000);
    await ledger.repository.request(
      ['NEW-1', 'NEW-2', 'NEW-3', 'NEW-4'].map((subjectId) => ({
        storeId: STORE,
        subjectKind: 'product' as const,
        subjectId,
        syncType: 'price' as const,
        origin: { via: 'event' as const, actor: 'x' },
      })),
    );
    const { items } = await delivery({ ...LIMITS, maxBatchSize: 4 });
    expect(items).toHaveLength(4);
    expect(items.filter(({ subjectId }) => subjectId.startsWith('NEW'))).toEqual([]);
  });

  it('waits for nobody once no more come', async () => {
    const gathering = { ...LIMITS, gatherMs: 700 };
    await request(40);
    await delivery({ ...gathering, share: 1 });
    await ledger.database.query(
      `UPDATE "wc_store_lanes" SET "recent_products" = 100, "last_claim_at" = wc_now()`,
    );
    await knowingCalls(4);
    expect(await claim({ ...gathering, maxBatchSize: 100, share: 1 })).toMatchObject({
      kind: 'gathering',
    });
    await ledger.database.query(
      `UPDATE "wc_sync_items" SET "requested_at" = wc_now() - interval '1 second'`,
    );
    expect((await claim({ ...gathering, maxBatchSize: 100, share: 1 })).kind).toBe('delivery');
  });
});

/** As many calls may fly, of a hundred each. */
async function knowingCalls(calls: number): Promise<void> {
  const { guest, inFlight, ...pace } = await ledger.lanes.status(STORE);
  const known = {
    ...pace,
    batchSize: 100,
    window: calls,
    guest,
    inFlight: { ...inFlight, calls, phase: 'steady' },
  };
  await ledger.database.query(`UPDATE "wc_store_lanes" SET "pace" = "pace" || $1`, [
    JSON.stringify(known),
  ]);
}
