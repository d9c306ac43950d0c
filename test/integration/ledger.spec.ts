import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  laneAfterAnswer,
  laneAfterFault,
  type LaneState,
  type Side,
} from '../../libs/woocommerce-sync/src/domain/lane/lane-state';
import { INITIAL_PACE } from '../../libs/woocommerce-sync/src/domain/pace/pace-state';
import type {
  Claim,
  Delivery,
  Settlement,
  SyncRequest,
} from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import type { Doubt } from '../../libs/woocommerce-sync/src/domain/mapping/doubts';
import type { SyncItem } from '../../libs/woocommerce-sync/src/domain/ledger/sync-item';
import { ProductSyncMapping } from '../../libs/woocommerce-sync/src/domain/mapping/product-sync-mapping';
import type { TypeOrmSyncRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/ledger/typeorm-sync.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { the } from '../support/the';

const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0, share: 1 };
const NOW = new Date();
const SECOND_MS = 1_000;
const PRICE = { regular: '1', sale: '', saleFrom: '', saleTo: '' };
const STOCK = { managed: true, quantity: 1, backorders: 'no' as const };

let ledger: TestLedger;
let repository: TypeOrmSyncRepository;
let database: DataSource;
let clock: TestLedger['clock'];

beforeAll(async () => {
  ledger = await openLedger();
  ({ repository, database, clock } = ledger);
});
afterAll(() => ledger.close());
beforeEach(() => ledger.empty());

function aRequest(
  subjectId: string,
  syncType: SyncRequest['syncType'] = 'price',
  more: Partial<SyncRequest> = {},
): SyncRequest {
  return {
    storeId: 'default',
    subjectKind: 'product',
    subjectId,
    syncType,
    origin: { via: 'event', actor: 'pricing.price_changed' },
    ...more,
  };
}

async function claimDelivery(): Promise<Delivery> {
  const claim = await repository.claim('default', LIMITS);
  if (claim.kind !== 'delivery') throw new Error(`Expected a delivery, got ${claim.kind}`);
  return claim.delivery;
}

function settlementOf(delivery: Delivery, more: Partial<Settlement> = {}): Settlement {
  return {
    token: delivery.token,
    storeId: delivery.storeId,
    items: delivery.items,
    mappings: [],
    doubts: [],
    staleMappings: [],
    closedCalls: [],
    followUps: [],
    laneState: (present) => present,
    ...more,
  };
}

function openCall({ token }: Delivery, doubts: readonly Doubt[]): Promise<boolean> {
  const call = { callId: randomUUID(), action: 'products.batch', request: [], doubts };
  return repository.openCall({ ...call, token, storeId: 'default' });
}

/** A product that its shop shows right, in price and stock. */
async function aSettledProduct(id: string): Promise<void> {
  const mapping = ProductSyncMapping.adopt('default', id, 5001, NOW);
  mapping.confirm({ price: PRICE, stock: STOCK }, 1, NOW);
  const delivery = await claimedAgain(id);
  complete(delivery.items);
  await repository.settle(settlementOf(delivery, { mappings: [mapping] }));
}

async function claimedAgain(id: string): Promise<Delivery> {
  await repository.request([aRequest(id)]);
  return claimDelivery();
}

const mappingOf = async (id: string): Promise<ProductSyncMapping> =>
  the(await ledger.mappings.find('default', id));

function complete(items: readonly SyncItem[]): void {
  for (const item of items) item.complete('synced', 5001, NOW);
}

async function widen(window: number): Promise<void> {
  await repository.claim('default', LIMITS);
  await database.query(
    `UPDATE wc_store_lanes SET pace = pace || jsonb_build_object('window', $1::int)`,
    [window],
  );
}

describe('asking', () => {
  it('folds requests for the same thing into one pending item', async () => {
    const ids = await repository.request([aRequest('A'), aRequest('B'), aRequest('A')]);
    const [again] = await repository.request([aRequest('A')]);
    expect(ids[0]).toBe(ids[2]);
    expect(again).toBe(ids[0]);
    expect(ids[1]).not.toBe(ids[0]);
    expect((await ledger.lanes.stats('default')).pending).toBe(2);
  });

  it('makes a new item of a request that comes while the same thing is in flight', async () => {
    const [first] = await repository.request([aRequest('A')]);
    await claimDelivery();
    const [second] = await repository.request([aRequest('A')]);
    expect(second).not.toBe(first);
    expect(await ledger.lanes.stats('default')).toMatchObject({ syncing: 1, pending: 1 });
  });

  it('gives each type its own deadline', async () => {
    const [id] = await repository.request([aRequest('A', 'stock')]);
    const item = await ledger.item(the(id));
    expect(the(item).deadline.getTime() - the(item).requestedAt.getTime()).toBe(300_000);
  });

  it('loses nothing when many ask for the same products at once', async () => {
    const products = Array.from({ length: 50 }, (_, index) => `P${index}`);
    const rounds = Array.from({ length: 8 }, (_, round) =>
      repository.request(
        (round % 2 === 0 ? products : [...products].reverse()).map((id) => aRequest(id)),
      ),
    );
    await Promise.all(rounds);
    expect((await ledger.lanes.stats('default')).pending).toBe(50);
  });
});

describe('claiming', () => {
  it('takes the most urgent first, and with it all that waits for the same product', async () => {
    await repository.request([
      aRequest('LATE', 'product'),
      aRequest('BOTH', 'stock'),
      aRequest('BOTH', 'price'),
    ]);
    await database.query(`UPDATE wc_store_lanes SET pace = pace || '{"batchSize": 1}'`);
    await repository.claim('nobody', LIMITS);
    const delivery = await claimDelivery();
    expect(delivery.items.map((item) => [item.subjectId, item.syncType]).slice(0, 2)).toEqual([
      ['BOTH', 'price'],
      ['BOTH', 'stock'],
    ]);
  });

  it('fills a call up to the batch size in products, not in items', async () => {
    const products = Array.from({ length: 25 }, (_, index) => `P${String(index).padStart(2, '0')}`);
    await repository.request(
      products.flatMap((id) => [aRequest(id, 'price'), aRequest(id, 'stock')]),
    );
    const delivery = await claimDelivery();
    expect(new Set(delivery.items.map((item) => item.subjectId)).size).toBe(INITIAL_PACE.batchSize);
    expect(delivery.items).toHaveLength(2 * INITIAL_PACE.batchSize);
  });

  it('never has one product in two deliveries', async () => {
    await widen(5);
    await repository.request([aRequest('A', 'price')]);
    await claimDelivery();
    await repository.request([aRequest('A', 'stock'), aRequest('B', 'stock')]);
    const second = await claimDelivery();
    expect(second.items.map((item) => item.subjectId)).toEqual(['B']);
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'nothing', forMs: null });
  });

  it('keeps no more calls in flight than the window, however many ask at once', async () => {
    await widen(3);
    await repository.request(Array.from({ length: 200 }, (_, index) => aRequest(`P${index}`)));
    const claims = await Promise.all(
      Array.from({ length: 10 }, () => repository.claim('default', LIMITS)),
    );
    const deliveries = claims.filter(
      (claim): claim is Extract<Claim, { kind: 'delivery' }> => claim.kind === 'delivery',
    );
    expect(deliveries).toHaveLength(3);
    const products = deliveries.flatMap(({ delivery }) =>
      delivery.items.map((item) => item.subjectId),
    );
    expect(new Set(products).size).toBe(products.length);
    expect(claims.filter(({ kind }) => kind === 'window-full')).toHaveLength(7);
  });

  it('lets one live call fly beside bulk that fills the window, and no more bulk', async () => {
    await repository.request(
      Array.from({ length: 60 }, (_, index) => aRequest(`BULK${index}`, 'product', { bulk: true })),
    );
    await claimDelivery();
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'window-full' });
    await repository.request([aRequest('LIVE', 'price')]);
    const live = await claimDelivery();
    expect(live.items.map((item) => item.subjectId)).toEqual(['LIVE']);
    await repository.request([aRequest('SECOND', 'price')]);
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'window-full' });
  });

  it('keeps to the operator’s most calls in flight even for live changes', async () => {
    await repository.request([aRequest('BULK', 'product', { bulk: true })]);
    await claimDelivery();
    await repository.request([aRequest('LIVE', 'price')]);
    expect(await repository.claim('default', { ...LIMITS, maxWindow: 1 })).toEqual({
      kind: 'window-full',
    });
  });

  it('gathers a stream into one call, unless the call is full or somebody waits', async () => {
    const limits = { ...LIMITS, gatherMs: 10_000 };
    await widen(9);
    await clock.freeze();
    await repository.request(Array.from({ length: 20 }, (_, index) => aRequest(`FIRST${index}`)));
    expect((await repository.claim('default', limits)).kind).toBe('delivery');
    await repository.request([aRequest('MORE')]);
    await clock.advance(1_000);
    expect(await repository.claim('default', limits)).toEqual({ kind: 'gathering', forMs: 9_000 });

    await repository.request([aRequest('WAITED', 'price', { urgent: true })]);
    const urgent = await repository.claim('default', limits);
    expect(urgent.kind === 'delivery' && urgent.delivery.items[0]?.subjectId).toBe('WAITED');

    await repository.request(Array.from({ length: 20 }, (_, index) => aRequest(`FULL${index}`)));
    expect((await repository.claim('default', limits)).kind).toBe('delivery');
  });

  it('says when the next retry falls due', async () => {
    await clock.freeze();
    await repository.request([aRequest('A')]);
    const delivery = await claimDelivery();
    the(delivery.items[0]).fail({ code: 'X', message: 'x' }, true, delivery.claimedAt, 0.5);
    await repository.settle(settlementOf(delivery));
    await clock.advance(500);
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'nothing', forMs: 1_500 });
  });

  it('waits out a pause of the shop, then lets one probe go before anything else', async () => {
    await repository.request([aRequest('A')]);
    await fault('store', await claimDelivery());
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'nothing', forMs: 2_000 });

    await clock.advance(2_000);
    const claims = await claimThrice();
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['probe', 'window-full', 'window-full']);
    const probe = the(claims.find((claim) => claim.kind === 'probe'));
    expect(await ledger.lanes.status('default')).toMatchObject({
      breakers: { store: { phase: 'half-open' } },
    });
    await answer('store', { ...(await noDelivery()), ...probe });
    expect(await claimDelivery()).toMatchObject({ items: [expect.anything()] });
  });

  it('waits out a pause of the ERP, then lets one delivery try before any other', async () => {
    await widen(5);
    await repository.request(Array.from({ length: 80 }, (_, index) => aRequest(`P${index}`)));
    await fault('erp', await claimDelivery());
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'nothing', forMs: 2_000 });

    await clock.advance(2_000);
    const claims = await claimThrice();
    expect(claims.map(({ kind }) => kind).sort()).toEqual([
      'delivery',
      'window-full',
      'window-full',
    ]);
    const tried = the(claims.find((claim) => claim.kind === 'delivery')).delivery;
    expect(await ledger.lanes.status('default')).toMatchObject({
      breakers: { erp: { phase: 'half-open' } },
    });
    await answer('erp', tried);
    expect((await claimThrice()).map(({ kind }) => kind)).toEqual([
      'delivery',
      'delivery',
      'delivery',
    ]);
  });

  it('lets another delivery try the ERP when one came back without having asked it', async () => {
    await repository.request([aRequest('A')]);
    await fault('erp', await claimDelivery());
    await clock.advance(2_000);
    const silent = await claimDelivery();
    for (const item of silent.items) item.putBack(silent.claimedAt);
    await repository.settle(settlementOf(silent));
    await fault('erp', await claimDelivery());
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'nothing', forMs: 4_000 });
  });

  it('keeps the pauses of shop and ERP apart, and probes the shop though the ERP rests', async () => {
    await widen(5);
    await repository.request(Array.from({ length: 40 }, (_, index) => aRequest(`P${index}`)));
    const [first, second] = [await claimDelivery(), await claimDelivery()];
    await fault('erp', first, 60_000);
    await fault('store', second);
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'nothing', forMs: 2_000 });
    await clock.advance(2_000);
    const probe = await repository.claim('default', LIMITS);
    if (probe.kind !== 'probe') throw new Error(`Expected a probe, got ${probe.kind}`);
    await answer('store', { ...(await noDelivery()), ...probe });
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'nothing', forMs: 58_000 });
    const { breakers } = await ledger.lanes.status('default');
    expect(breakers).toMatchObject({
      store: { phase: 'closed' },
      erp: { phase: 'open', askedMs: 60_000 },
    });
  });

  it('tries at once when a person lifts the pauses, and answers whose they were', async () => {
    await widen(5);
    await repository.request(Array.from({ length: 40 }, (_, index) => aRequest(`P${index}`)));
    expect(await ledger.lanes.liftPauses('default')).toEqual([]);
    const [first, second] = [await claimDelivery(), await claimDelivery()];
    await fault('erp', first);
    await fault('store', second, 600_000);
    expect(await ledger.lanes.liftPauses('default')).toEqual(['store', 'erp']);
    expect((await repository.claim('default', LIMITS)).kind).toBe('probe');
  });
});

/** Records a fault of a side, in a database whose time stands still. */
async function fault(side: Side, delivery: Delivery, askedMs: number | null = null): Promise<void> {
  await clock.freeze();
  const at = await clock.now();
  for (const item of delivery.items) item.release({ code: 'X', message: 'down' }, at, false);
  const pause = { askedMs, maxPauseMs: 900_000, chance: 0.5 };
  const sideFault = { side, limitsRate: false, code: 'X', message: 'down', at };
  await settleLane(delivery, (lane) => laneAfterFault(lane, sideFault, pause));
}

/** Records a good answer of a side. */
async function answer(side: Side, delivery: Delivery): Promise<void> {
  for (const item of delivery.items) item.putBack(delivery.claimedAt);
  await settleLane(delivery, (lane) => laneAfterAnswer(lane, side));
}

async function settleLane(
  delivery: Delivery,
  laneState: (present: LaneState) => LaneState,
): Promise<void> {
  expect(await repository.settle(settlementOf(delivery, { laneState }))).toBe(true);
}

const claimThrice = (): Promise<Claim[]> =>
  Promise.all([1, 2, 3].map(() => repository.claim('default', LIMITS)));

const noDelivery = async (): Promise<Delivery> => ({
  token: '',
  claimedAt: await clock.now(),
  storeId: 'default',
  cargo: 'product',
  pace: INITIAL_PACE,
  items: [],
  more: false,
  beside: 0,
});

describe('settling', () => {
  it('records items, mappings, audit and pace together', async () => {
    const [id] = await repository.request([aRequest('A')]);
    const delivery = await claimDelivery();
    const callId = '00000000-0000-4000-8000-00000000000a';
    const opened = await repository.openCall({
      token: delivery.token,
      storeId: 'default',
      callId,
      action: 'products.batch',
      request: [{ productId: 'A' }],
      doubts: [{ productId: 'A', groups: ['price'] }],
    });
    complete(delivery.items);
    const mapping = ProductSyncMapping.adopt('default', 'A', 5001, NOW);
    mapping.confirm({ price: { regular: '1', sale: '', saleFrom: '', saleTo: '' } }, 3, NOW);
    const settled = await repository.settle(
      settlementOf(delivery, {
        mappings: [mapping],
        closedCalls: [{ callId, answer: { ok: true }, errorCode: null, durationMs: 12 }],
        laneState: (present) => ({ ...present, pace: { ...present.pace, batchSize: 30 } }),
      }),
    );

    expect([opened, settled]).toEqual([true, true]);
    expect(await ledger.item(the(id))).toMatchObject({
      status: 'completed',
      outcome: 'synced',
      wooCommerceId: 5001,
    });
    expect(the(await ledger.mappings.find('default', 'A')).snapshot()).toMatchObject({
      erpVersion: 3,
      syncStatus: 'in_sync',
    });
    expect((await ledger.lanes.status('default')).batchSize).toBe(30);
    const [audit] = await database.query('SELECT * FROM wc_sync_audit');
    expect(audit).toMatchObject({
      action: 'products.batch',
      answer: { ok: true },
      duration_ms: 12,
      requested_by: { A: [{ via: 'event', actor: 'pricing.price_changed' }] },
    });
  });

  it('knows while a call is in flight what it may have changed, and nothing of it once it has ended', async () => {
    await aSettledProduct('A');
    const delivery = await claimedAgain('A');
    const doubts = [{ productId: 'A', groups: ['price' as const], sale: '9.9' }];
    await openCall(delivery, doubts);
    await openCall(delivery, [{ productId: 'A', groups: ['stock'] }]);
    expect(await ledger.mappings.findDoubts('default')).toEqual([
      ...doubts,
      { productId: 'A', groups: ['stock'] },
    ]);
    expect(await ledger.mappings.findDoubts('another')).toEqual([]);

    complete(delivery.items);
    await repository.settle(settlementOf(delivery, { mappings: [await mappingOf('A')] }));
    expect(await ledger.mappings.findDoubts('default')).toEqual([]);
    expect((await mappingOf('A')).confirmed).toEqual({ price: PRICE, stock: STOCK });
  });

  it('puts in doubt what the calls of a dead process may have changed, so that no comparison believes it', async () => {
    await aSettledProduct('A');
    const delivery = await claimedAgain('A');
    const attributes = [{ id: 4, name: 'Size' }];
    await openCall(delivery, [
      { productId: 'A', groups: ['price'], sale: '9.9' },
      { productId: 'never synced', groups: ['price'] },
    ]);
    await openCall(delivery, [{ productId: 'A', groups: ['attributes'], attributes }]);
    await database.query(`UPDATE wc_sync_flights SET lease_until = now() - interval '1 second'`);
    await repository.sweepLeases();
    expect((await mappingOf('A')).snapshot()).toMatchObject({
      confirmed: { stock: STOCK },
      syncStatus: 'out_of_sync',
      writtenSales: ['9.9'],
      writtenAttributes: attributes,
    });
    expect((await mappingOf('A')).confirmed).toEqual({ stock: STOCK });
  });

  it('puts in doubt what was sent of a product that the settlement does not speak of', async () => {
    await aSettledProduct('A');
    const delivery = await claimedAgain('A');
    complete(delivery.items);
    await repository.settle(
      settlementOf(delivery, { doubts: [{ productId: 'A', groups: ['stock'] }] }),
    );
    expect((await mappingOf('A')).confirmed).toEqual({ price: PRICE });
  });

  it('changes of a mapping what is new, and leaves all else as it is', async () => {
    await aSettledProduct('A');
    const delivery = await claimedAgain('A');
    const mapping = await mappingOf('A');
    await database.query(
      `UPDATE wc_product_sync_mappings SET confirmed = confirmed || '{"slug": "a-lamp"}'`,
    );
    mapping.confirm({ price: { ...PRICE, regular: '2' } }, 2, NOW);
    mapping.doubt(['stock']);
    mapping.pictures.attach([{ source: 'a', attachmentId: 7, alt: '' }]);
    complete(delivery.items);
    await repository.settle(settlementOf(delivery, { mappings: [mapping] }));
    expect((await mappingOf('A')).snapshot()).toMatchObject({
      confirmed: { price: { ...PRICE, regular: '2' }, slug: 'a-lamp' },
      erpVersion: 2,
      attachments: { a: 7 },
      syncStatus: 'out_of_sync',
    });
    expect((await mappingOf('A')).confirmed.stock).toBeUndefined();
  });

  it('refuses a zombie: after its lease nothing can be sent or recorded', async () => {
    const [id] = await repository.request([aRequest('A')]);
    const zombie = await claimDelivery();
    await database.query(`UPDATE wc_sync_flights SET lease_until = now() - interval '1 second'`);
    const opening = {
      token: zombie.token,
      storeId: 'default',
      callId: '00000000-0000-4000-8000-00000000000c',
      action: 'x',
      request: [],
      doubts: [],
    };
    expect(await repository.openCall(opening)).toBe(false);
    complete(zombie.items);
    expect(await repository.settle(settlementOf(zombie))).toBe(false);
    expect(the(await ledger.item(the(id))).status).toBe('syncing');
  });

  it('keeps a long delivery alive by its heartbeat, however long it goes without a call', async () => {
    await repository.request([aRequest('A')]);
    const delivery = await claimDelivery();
    for (let passed = 0; passed < 300; passed += 30) {
      await clock.advance(30 * SECOND_MS);
      await repository.renewLeases([delivery.token, randomUUID()]);
      expect(await repository.sweepLeases()).toEqual([]);
    }
    complete(delivery.items);
    expect(await repository.settle(settlementOf(delivery))).toBe(true);
    // A beat that was on its way does not bring it back.
    await repository.renewLeases([delivery.token]);
    expect(await database.query('SELECT 1 FROM wc_sync_flights')).toEqual([]);
  });

  it('frees what a silent process held after forty seconds, and not before', async () => {
    await repository.request([aRequest('A')]);
    await claimDelivery();
    await clock.advance(39 * SECOND_MS);
    expect(await repository.sweepLeases()).toEqual([]);
    await clock.advance(2 * SECOND_MS);
    expect(await repository.sweepLeases()).toEqual(['default']);
    await clock.advance(3 * SECOND_MS);
    expect((await claimDelivery()).items).toHaveLength(1);
  });

  it('does not bring a lost lease back, as of a process that was frozen', async () => {
    await repository.request([aRequest('A'), aRequest('B')]);
    const frozen = await claimDelivery();
    await clock.advance(41 * SECOND_MS);
    await repository.renewLeases([frozen.token]);
    expect(await openCall(frozen, [])).toBe(false);
    complete(frozen.items);
    expect(await repository.settle(settlementOf(frozen))).toBe(false);
    expect(await repository.sweepLeases()).toEqual(['default']);
  });

  it('waits for nobody who ends a delivery just now', async () => {
    await repository.request([aRequest('A')]);
    const { token } = await claimDelivery();
    await database.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM wc_sync_flights FOR UPDATE');
      await repository.renewLeases([token]);
    });
  });

  it('lets a delivery that hangs go after an hour, but for its calls', async () => {
    await repository.request([aRequest('A')]);
    const delivery = await claimDelivery();
    for (let passed = 0; passed < 3_600; passed += 30) {
      await repository.renewLeases([delivery.token]);
      await clock.advance(30 * SECOND_MS);
    }
    await repository.renewLeases([delivery.token]);
    expect(await openCall(delivery, [])).toBe(true);
    await clock.advance(30 * SECOND_MS);
    await repository.renewLeases([delivery.token]);
    await clock.advance(11 * SECOND_MS);
    expect(await repository.sweepLeases()).toEqual(['default']);
  });

  it('frees what a dead process held, at the price of a try', async () => {
    const [id] = await repository.request([aRequest('A')]);
    await openCall(await claimDelivery(), [
      { productId: 'A', groups: ['name'], version: 7 },
      { productId: 'A-red', parentProductId: 'A', groups: ['price'], version: 2, makes: 'RED' },
      { productId: 'B', groups: ['name'], version: 9 },
    ]);
    expect(await repository.sweepLeases()).toEqual([]);
    await database.query(`UPDATE wc_sync_flights SET lease_until = now() - interval '1 second'`);
    expect(await repository.sweepLeases()).toEqual(['default']);
    const item = await ledger.item(the(id));
    expect(item).toMatchObject({
      status: 'pending',
      tries: 1,
      attempts: 0,
      failure: { code: 'LEASE_EXPIRED' },
    });
    expect(the(item).payload.inDoubtSince).toBeDefined();
    expect(the(item).payload.versionsInDoubt).toEqual({ A: 7, 'A-red': 2 });
    expect(the(item).payload.madeInDoubt).toEqual({ 'A-red': 'RED' });
  });

  it('takes what a dead process may have written for out of sync, variants and all, and nothing else', async () => {
    await repository.request([aRequest('A'), aRequest('B')]);
    const first = await claimDelivery();
    complete(first.items);
    const product = ProductSyncMapping.adopt('default', 'A', 5001, NOW);
    const variant = ProductSyncMapping.adoptVariant(product, 'A-red', 5002, NOW);
    const other = ProductSyncMapping.adopt('default', 'B', 5003, NOW);
    for (const mapping of [product, variant, other]) mapping.confirm({}, 1, NOW);
    await repository.settle(settlementOf(first, { mappings: [product, variant, other] }));
    await openCall(await claimedAgain('A'), [
      { productId: 'A', groups: ['name'] },
      { productId: 'A-red', parentProductId: 'A', groups: ['price'] },
    ]);
    await database.query(`UPDATE wc_sync_flights SET lease_until = now() - interval '1 second'`);
    await repository.sweepLeases();

    const found = await ledger.mappings.findMany('default', ['A', 'A-red', 'B']);
    expect([...found].map(([id, { syncStatus }]) => `${id} ${syncStatus}`).sort()).toEqual([
      'A out_of_sync',
      'A-red out_of_sync',
      'B in_sync',
    ]);
  });

  it('lets a newer request inherit from an item that would have to wait again', async () => {
    const [old] = await repository.request([aRequest('A', 'price', { force: true })]);
    const delivery = await claimDelivery();
    const [newer] = await repository.request([aRequest('A')]);
    await repository.request([aRequest('A', 'price', { madeInDoubt: { 'A-blue': 'BLUE' } })]);
    the(delivery.items[0]).doubt(new Date(), { A: 7 }, { 'A-red': 'RED' });
    the(delivery.items[0]).release({ code: 'STORE_TIMEOUT', message: 'down' }, new Date(), true);
    await repository.settle(settlementOf(delivery));

    expect(await ledger.item(the(old))).toMatchObject({
      status: 'completed',
      outcome: 'superseded',
    });
    const successor = await ledger.item(the(newer));
    expect(successor).toMatchObject({ status: 'pending', payload: { force: true } });
    expect(the(successor).payload.inDoubtSince).toBeDefined();
    expect(the(successor).payload.versionsInDoubt).toEqual({ A: 7 });
    expect(the(successor).payload.madeInDoubt).toEqual({ 'A-red': 'RED', 'A-blue': 'BLUE' });
    expect(the(successor).deadline).toEqual(the(delivery.items[0]).deadline);
  });

  it('keeps a doubt that a later look was to end, though the look joins what waits already', async () => {
    const [id] = await repository.request([aRequest('A')]);
    const since = new Date().toISOString();
    const notBefore = new Date(Date.now() + 90_000);
    await repository.request([
      aRequest('A', 'price', { force: true, notBefore, inDoubtSince: since }),
    ]);
    expect(
      (await claimDelivery()).items.map((item) => [item.id, item.payload.inDoubtSince]),
    ).toEqual([[id, since]]);
  });

  it('settles older failures of the same thing with a success, and leaves other ones alone', async () => {
    const fail = async (type: SyncRequest['syncType']): Promise<string> => {
      const [id] = await repository.request([aRequest('A', type)]);
      const delivery = await claimDelivery();
      for (const item of delivery.items) item.fail({ code: 'X', message: 'x' }, false, NOW, 0);
      await repository.settle(settlementOf(delivery));
      return the(id);
    };
    const price = await fail('price');
    const stock = await fail('stock');
    await repository.request([aRequest('A', 'price')]);
    const delivery = await claimDelivery();
    complete(delivery.items);
    await repository.settle(settlementOf(delivery));

    expect(await ledger.item(price)).toMatchObject({
      status: 'completed',
      outcome: 'superseded',
    });
    expect(await ledger.item(stock)).toMatchObject({ status: 'failed' });
    const failed = await ledger.items.findFailed({ storeId: 'default' }, 10, null);
    expect(failed.items.map(({ item }) => item.id)).toEqual([stock]);
  });

  it('fails alone what PostgreSQL refuses, and records all else', async () => {
    await aSettledProduct('known');
    await repository.request([
      aRequest('known'),
      aRequest('odd'),
      aRequest('well'),
      aRequest('other'),
    ]);
    const delivery = await claimDelivery();
    complete(delivery.items);
    const known = await mappingOf('known');
    known.confirm({ price: { ...PRICE, regular: '2' } }, 2, NOW);
    // No column of four bytes holds this one.
    const odd = ProductSyncMapping.adopt('default', 'odd', 3_000_000_000, NOW);
    const well = ProductSyncMapping.adopt('default', 'well', 5002, NOW);
    await openCall(delivery, []);
    expect(
      await repository.settle(
        settlementOf(delivery, {
          mappings: [known, odd, well],
          followUps: [aRequest('well', 'image')],
        }),
      ),
    ).toBe(true);

    const ends = await ledger.items.findMany(delivery.items.map(({ id }) => id));
    expect(
      ends.map(({ subjectId, status, failure }) => [subjectId, status, failure?.code]).sort(),
    ).toEqual([
      ['known', 'completed', undefined],
      ['odd', 'failed', 'UNEXPECTED'],
      ['other', 'completed', undefined],
      ['well', 'completed', undefined],
    ]);
    expect((await mappingOf('known')).confirmed.price?.regular).toBe('2');
    expect((await mappingOf('well')).wooCommerceProductId).toBe(5002);
    expect(await ledger.mappings.find('default', 'odd')).toBeNull();
    expect((await ledger.lanes.stats('default')).byType.image.pending).toBe(1);
  });

  it('believes nothing of a product whose end PostgreSQL refused', async () => {
    await aSettledProduct('known');
    const delivery = await claimedAgain('known');
    complete(delivery.items);
    const known = await mappingOf('known');
    known.confirm({ price: { ...PRICE, regular: '2' } }, Number.MAX_VALUE, NOW);
    expect(await repository.settle(settlementOf(delivery, { mappings: [known] }))).toBe(true);
    const { confirmed, syncStatus } = await mappingOf('known');
    expect([confirmed.price, confirmed.stock, syncStatus]).toEqual([
      undefined,
      undefined,
      'out_of_sync',
    ]);
  });

  it('leaves a shop product to the ERP product that has it already', async () => {
    const settleWith = async (productId: string): Promise<void> => {
      await repository.request([aRequest(productId)]);
      const delivery = await claimDelivery();
      complete(delivery.items);
      await repository.settle(
        settlementOf(delivery, {
          mappings: [ProductSyncMapping.adopt('default', productId, 77, NOW)],
        }),
      );
    };
    await settleWith('FIRST');
    await settleWith('SECOND');
    expect((await ledger.mappings.findByStoreProduct('default', 77))?.internalProductId).toBe(
      'FIRST',
    );
    expect(await ledger.mappings.find('default', 'SECOND')).toBeNull();
  });
});

describe('failed items', () => {
  async function failAll(types: readonly SyncRequest['syncType'][], code = 'X'): Promise<void> {
    await repository.request(types.map((type, index) => aRequest(`P${index}`, type)));
    const delivery = await claimDelivery();
    for (const item of delivery.items) item.fail({ code, message: code }, false, NOW, 0);
    await repository.settle(settlementOf(delivery));
  }

  it('are listed in pages that neither repeat nor skip', async () => {
    await failAll(['price', 'price', 'price', 'price', 'price']);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof ledger.items.findFailed>> =
        await ledger.items.findFailed({ storeId: 'default' }, 2, cursor);
      seen.push(...page.items.map(({ item }) => item.subjectId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.sort()).toEqual(['P0', 'P1', 'P2', 'P3', 'P4']);
  });

  it('are told apart by type and by code', async () => {
    await failAll(['price', 'stock']);
    const stock = await ledger.items.findFailed(
      { storeId: 'default', syncType: 'stock' },
      10,
      null,
    );
    expect(stock.items.map(({ item }) => item.syncType)).toEqual(['stock']);
    expect(
      (await ledger.items.findFailed({ storeId: 'default', errorCode: 'Y' }, 10, null)).items,
    ).toEqual([]);
  });

  it('refuses a cursor that no page gave', async () => {
    await expect(
      ledger.items.findFailed({ storeId: 'default' }, 2, 'nonsense'),
    ).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
      field: 'cursor',
    });
  });

  it('are retried by the schedule after a minute and at most three times, by a person always and from zero', async () => {
    await failAll(['price']);
    const retry = (mode: 'schedule' | 'person'): Promise<number> =>
      ledger.items.retryFailed({ storeId: 'default' }, mode);
    expect(await retry('schedule')).toBe(0);
    await database.query(`UPDATE wc_sync_items SET last_attempt = now() - interval '61 seconds'`);
    expect(await retry('schedule')).toBe(1);

    await database.query(`UPDATE wc_sync_items SET status = 'failed', attempts = 3`);
    expect(await retry('schedule')).toBe(0);
    expect(await retry('person')).toBe(1);
    const delivery = await claimDelivery();
    expect(the(delivery.items[0]).snapshot()).toMatchObject({ attempts: 0, tries: 0 });
  });

  it('give way to a request for the same thing that waits already', async () => {
    await failAll(['price']);
    await repository.request([aRequest('P0', 'price')]);
    expect(await ledger.items.retryFailed({ storeId: 'default' }, 'person')).toBe(0);
    expect(await ledger.lanes.stats('default')).toMatchObject({
      pending: 1,
      failed: 0,
      superseded: 1,
    });
  });

  it('hasten what was to be tried later', async () => {
    await failAll(['price']);
    const [id] = await repository.request([
      aRequest('P0', 'price', { notBefore: new Date(Date.now() + 90_000) }),
    ]);
    expect((await repository.claim('default', LIMITS)).kind).toBe('nothing');
    expect(await ledger.items.retryFailed({ storeId: 'default' }, 'person')).toBe(1);
    expect((await claimDelivery()).items.map((item) => item.id)).toEqual([id]);
  });
});

describe('the schema', () => {
  it('is what the migrations make: no difference to the entities', async () => {
    const { upQueries } = await database.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
