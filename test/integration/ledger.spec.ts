import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { INITIAL_PACE, paceAfterStoreFault } from '../../libs/woocommerce-sync/src/domain/store-pace';
import type {
  Claim,
  Doubt,
  Flight,
  Settlement,
  SyncRequest,
} from '../../libs/woocommerce-sync/src/domain/sync.repository';
import type { SyncItem } from '../../libs/woocommerce-sync/src/domain/sync-item';
import { ProductSyncMapping } from '../../libs/woocommerce-sync/src/domain/product-sync-mapping';
import type { TypeOrmSyncRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/typeorm-sync.repository';
import { openLedger } from '../support/ledger';

const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0 };
const NOW = new Date();
const PRICE = { regular: '1', sale: '', saleFrom: '', saleTo: '' };
const STOCK = { managed: true, quantity: 1, backorders: 'no' as const };

let ledger: Awaited<ReturnType<typeof openLedger>>;
let repository: TypeOrmSyncRepository;
let database: DataSource;

beforeAll(async () => {
  ledger = await openLedger();
  ({ repository, database } = ledger);
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

async function claimFlight(): Promise<Flight> {
  const claim = await repository.claim('default', LIMITS);
  if (claim.kind !== 'flight') throw new Error(`Expected a flight, got ${claim.kind}`);
  return claim.flight;
}

function settlementOf(flight: Flight, more: Partial<Settlement> = {}): Settlement {
  return {
    token: flight.token,
    storeId: flight.storeId,
    items: flight.items,
    mappings: [],
    doubts: [],
    staleMappings: [],
    arrivals: [],
    followUps: [],
    pace: (pace) => pace,
    ...more,
  };
}

function depart({ token }: Flight, doubts: readonly Doubt[]): Promise<boolean> {
  const call = { callId: randomUUID(), action: 'products.batch', request: [], doubts };
  return repository.depart({ ...call, token, storeId: 'default' });
}

/** A product that its shop shows right, in price and stock. */
async function aSettledProduct(id: string): Promise<void> {
  const mapping = ProductSyncMapping.adopt('default', id, 5001, NOW);
  mapping.confirm({ price: PRICE, stock: STOCK }, 1, NOW);
  const flight = await claimedAgain(id);
  complete(flight.items);
  await repository.settle(settlementOf(flight, { mappings: [mapping] }));
}

async function claimedAgain(id: string): Promise<Flight> {
  await repository.request([aRequest(id)]);
  return claimFlight();
}

const mappingOf = async (id: string): Promise<ProductSyncMapping> =>
  (await repository.findMapping('default', id))!;

function complete(items: readonly SyncItem[]): void {
  for (const item of items) item.complete('synced', 5001, NOW);
}

async function widen(window: number): Promise<void> {
  await repository.claim('default', LIMITS);
  await database.query(`UPDATE wc_store_lanes SET pace = pace || jsonb_build_object('window', $1::int)`, [
    window,
  ]);
}

describe('asking', () => {
  it('folds requests for the same thing into one pending item', async () => {
    const ids = await repository.request([aRequest('A'), aRequest('B'), aRequest('A')]);
    const [again] = await repository.request([aRequest('A')]);
    expect(ids[0]).toBe(ids[2]);
    expect(again).toBe(ids[0]);
    expect(ids[1]).not.toBe(ids[0]);
    expect((await repository.stats('default')).pending).toBe(2);
  });

  it('makes a new item of a request that comes while the same thing is in the air', async () => {
    const [first] = await repository.request([aRequest('A')]);
    await claimFlight();
    const [second] = await repository.request([aRequest('A')]);
    expect(second).not.toBe(first);
    expect(await repository.stats('default')).toMatchObject({ syncing: 1, pending: 1 });
  });

  it('gives each type its own deadline', async () => {
    const [id] = await repository.request([aRequest('A', 'stock')]);
    const item = await repository.findItem(id!);
    expect(item!.deadline.getTime() - item!.requestedAt.getTime()).toBe(300_000);
  });

  it('loses nothing when many ask for the same products at once', async () => {
    const products = Array.from({ length: 50 }, (_, index) => `P${index}`);
    const rounds = Array.from({ length: 8 }, (_, round) =>
      repository.request((round % 2 === 0 ? products : [...products].reverse()).map((id) => aRequest(id))),
    );
    await Promise.all(rounds);
    expect((await repository.stats('default')).pending).toBe(50);
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
    const flight = await claimFlight();
    expect(flight.items.map((item) => [item.productId, item.syncType]).slice(0, 2)).toEqual([
      ['BOTH', 'price'],
      ['BOTH', 'stock'],
    ]);
  });

  it('fills a call up to the batch size in products, not in items', async () => {
    const products = Array.from({ length: 25 }, (_, index) => `P${String(index).padStart(2, '0')}`);
    await repository.request(products.flatMap((id) => [aRequest(id, 'price'), aRequest(id, 'stock')]));
    const flight = await claimFlight();
    expect(new Set(flight.items.map((item) => item.productId)).size).toBe(INITIAL_PACE.batchSize);
    expect(flight.items).toHaveLength(2 * INITIAL_PACE.batchSize);
  });

  it('never has one product in two flights', async () => {
    await widen(5);
    await repository.request([aRequest('A', 'price')]);
    await claimFlight();
    await repository.request([aRequest('A', 'stock'), aRequest('B', 'stock')]);
    const second = await claimFlight();
    expect(second.items.map((item) => item.productId)).toEqual(['B']);
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'nothing', until: null });
  });

  it('keeps no more calls in the air than the window, however many ask at once', async () => {
    await widen(3);
    await repository.request(Array.from({ length: 200 }, (_, index) => aRequest(`P${index}`)));
    const claims = await Promise.all(Array.from({ length: 10 }, () => repository.claim('default', LIMITS)));
    const flights = claims.filter(
      (claim): claim is Extract<Claim, { kind: 'flight' }> => claim.kind === 'flight',
    );
    expect(flights).toHaveLength(3);
    const products = flights.flatMap(({ flight }) => flight.items.map((item) => item.productId));
    expect(new Set(products).size).toBe(products.length);
    expect(claims.filter(({ kind }) => kind === 'window-full')).toHaveLength(7);
  });

  it('lets one live call fly beside bulk that fills the window, and no more bulk', async () => {
    await repository.request(
      Array.from({ length: 60 }, (_, index) => aRequest(`BULK${index}`, 'product', { bulk: true })),
    );
    await claimFlight();
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'window-full' });
    await repository.request([aRequest('LIVE', 'price')]);
    const live = await claimFlight();
    expect(live.items.map((item) => item.productId)).toEqual(['LIVE']);
    await repository.request([aRequest('SECOND', 'price')]);
    expect(await repository.claim('default', LIMITS)).toEqual({ kind: 'window-full' });
  });

  it('keeps to the operator’s most calls in flight even for live changes', async () => {
    await repository.request([aRequest('BULK', 'product', { bulk: true })]);
    await claimFlight();
    await repository.request([aRequest('LIVE', 'price')]);
    expect(await repository.claim('default', { ...LIMITS, maxWindow: 1 })).toEqual({ kind: 'window-full' });
  });

  it('gathers a stream into one call, unless the call is full or somebody waits', async () => {
    const limits = { ...LIMITS, gatherMs: 10_000 };
    await widen(9);
    await repository.request(Array.from({ length: 20 }, (_, index) => aRequest(`FIRST${index}`)));
    expect((await repository.claim('default', limits)).kind).toBe('flight');
    await repository.request([aRequest('MORE')]);
    // However long that took, the call before left just now.
    await database.query(`UPDATE wc_store_lanes SET last_claim_at = now() + interval '1 minute'`);
    const gathering = await repository.claim('default', limits);
    expect(gathering.kind === 'gathering' && gathering.forMs).toBeGreaterThan(9_000);

    await repository.request([aRequest('WAITED', 'price', { urgent: true })]);
    const urgent = await repository.claim('default', limits);
    expect(urgent.kind === 'flight' && urgent.flight.items[0]?.productId).toBe('WAITED');

    await repository.request(Array.from({ length: 20 }, (_, index) => aRequest(`FULL${index}`)));
    expect((await repository.claim('default', limits)).kind).toBe('flight');
  });

  it('says when the next retry falls due', async () => {
    await repository.request([aRequest('A')]);
    const flight = await claimFlight();
    flight.items[0]!.fail({ code: 'X', message: 'x' }, true, new Date(Date.now() + 60_000), 0.5);
    await repository.settle(settlementOf(flight));
    const claim = await repository.claim('default', LIMITS);
    expect(claim).toEqual({ kind: 'nothing', until: flight.items[0]!.snapshot().nextAttemptAt });
  });

  it('waits out a pause, then lets one probe go before anything else', async () => {
    await repository.request([aRequest('A')]);
    const flight = await claimFlight();
    for (const item of flight.items) item.release({ code: 'STORE_TIMEOUT', message: 'down' }, NOW, false);
    const fault = { code: 'STORE_TIMEOUT', message: 'down', at: new Date(Date.now() + 60_000) };
    await repository.settle(settlementOf(flight, { pace: (pace) => paceAfterStoreFault(pace, fault, 0.5) }));
    expect((await repository.claim('default', LIMITS)).kind).toBe('nothing');

    await database.query(
      `UPDATE wc_store_lanes SET pace = pace || '{"pausedUntil": "2020-01-01T00:00:00.000Z"}'`,
    );
    const claims = await Promise.all([1, 2, 3].map(() => repository.claim('default', LIMITS)));
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['probe', 'window-full', 'window-full']);
  });
});

describe('settling', () => {
  it('books items, mappings, audit and pace together', async () => {
    const [id] = await repository.request([aRequest('A')]);
    const flight = await claimFlight();
    const callId = '00000000-0000-4000-8000-00000000000a';
    const departed = await repository.depart({
      token: flight.token,
      storeId: 'default',
      callId,
      action: 'products.batch',
      request: [{ productId: 'A' }],
      doubts: [{ productId: 'A', groups: ['price'] }],
    });
    complete(flight.items);
    const mapping = ProductSyncMapping.adopt('default', 'A', 5001, NOW);
    mapping.confirm({ price: { regular: '1', sale: '', saleFrom: '', saleTo: '' } }, 3, NOW);
    const settled = await repository.settle(
      settlementOf(flight, {
        mappings: [mapping],
        arrivals: [{ callId, answer: { ok: true }, errorCode: null, durationMs: 12 }],
        pace: (pace) => ({ ...pace, batchSize: 30 }),
      }),
    );

    expect([departed, settled]).toEqual([true, true]);
    expect(await repository.findItem(id!)).toMatchObject({
      status: 'completed',
      outcome: 'synced',
      wooCommerceId: 5001,
    });
    expect((await repository.findMapping('default', 'A'))!.snapshot()).toMatchObject({
      erpVersion: 3,
      syncStatus: 'in_sync',
    });
    expect((await repository.laneStatus('default')).batchSize).toBe(30);
    const [audit] = await database.query('SELECT * FROM wc_sync_audit');
    expect(audit).toMatchObject({
      action: 'products.batch',
      answer: { ok: true },
      duration_ms: 12,
      requested_by: { A: [{ via: 'event', actor: 'pricing.price_changed' }] },
    });
  });

  it('knows while a call is in the air what it may have changed, and nothing of it once it has landed', async () => {
    await aSettledProduct('A');
    const flight = await claimedAgain('A');
    const doubts = [{ productId: 'A', groups: ['price' as const], sale: '9.9' }];
    await depart(flight, doubts);
    await depart(flight, [{ productId: 'A', groups: ['stock'] }]);
    expect(await repository.findDoubts('default')).toEqual([
      ...doubts,
      { productId: 'A', groups: ['stock'] },
    ]);
    expect(await repository.findDoubts('another')).toEqual([]);

    complete(flight.items);
    await repository.settle(settlementOf(flight, { mappings: [await mappingOf('A')] }));
    expect(await repository.findDoubts('default')).toEqual([]);
    expect((await mappingOf('A')).confirmed).toEqual({ price: PRICE, stock: STOCK });
  });

  it('puts in doubt what the calls of a dead process may have changed, so that no comparison believes it', async () => {
    await aSettledProduct('A');
    const flight = await claimedAgain('A');
    const attributes = [{ id: 4, name: 'Size' }];
    await depart(flight, [
      { productId: 'A', groups: ['price'], sale: '9.9' },
      { productId: 'never synced', groups: ['price'] },
    ]);
    await depart(flight, [{ productId: 'A', groups: ['attributes'], attributes }]);
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
    const flight = await claimedAgain('A');
    complete(flight.items);
    await repository.settle(settlementOf(flight, { doubts: [{ productId: 'A', groups: ['stock'] }] }));
    expect((await mappingOf('A')).confirmed).toEqual({ price: PRICE });
  });

  it('changes of a mapping what is new, and leaves all else as it is', async () => {
    await aSettledProduct('A');
    const flight = await claimedAgain('A');
    const mapping = await mappingOf('A');
    await database.query(`UPDATE wc_product_sync_mappings SET confirmed = confirmed || '{"slug": "a-lamp"}'`);
    mapping.confirm({ price: { ...PRICE, regular: '2' } }, 2, NOW);
    mapping.doubt(['stock']);
    mapping.attach([{ source: 'a', attachmentId: 7, alt: '' }]);
    complete(flight.items);
    await repository.settle(settlementOf(flight, { mappings: [mapping] }));
    expect((await mappingOf('A')).snapshot()).toMatchObject({
      confirmed: { price: { ...PRICE, regular: '2' }, slug: 'a-lamp' },
      erpVersion: 2,
      attachments: { a: 7 },
      syncStatus: 'out_of_sync',
    });
    expect((await mappingOf('A')).confirmed.stock).toBeUndefined();
  });

  it('refuses a zombie: after its lease nothing can be sent or booked', async () => {
    const [id] = await repository.request([aRequest('A')]);
    const zombie = await claimFlight();
    await database.query(`UPDATE wc_sync_flights SET lease_until = now() - interval '1 second'`);
    const departure = {
      token: zombie.token,
      storeId: 'default',
      callId: '00000000-0000-4000-8000-00000000000c',
      action: 'x',
      request: [],
      doubts: [],
    };
    expect(await repository.depart(departure)).toBe(false);
    complete(zombie.items);
    expect(await repository.settle(settlementOf(zombie))).toBe(false);
    expect((await repository.findItem(id!))!.status).toBe('syncing');
  });

  it('frees what a dead process held, at the price of a try', async () => {
    const [id] = await repository.request([aRequest('A')]);
    await claimFlight();
    expect(await repository.sweepLeases()).toEqual([]);
    await database.query(`UPDATE wc_sync_flights SET lease_until = now() - interval '1 second'`);
    expect(await repository.sweepLeases()).toEqual(['default']);
    const item = await repository.findItem(id!);
    expect(item).toMatchObject({
      status: 'pending',
      tries: 1,
      attempts: 0,
      failure: { code: 'LEASE_EXPIRED' },
    });
    expect(item!.payload.inDoubtSince).toBeDefined();
  });

  it('takes what a dead process may have written for out of sync, variants and all, and nothing else', async () => {
    await repository.request([aRequest('A'), aRequest('B')]);
    const first = await claimFlight();
    complete(first.items);
    const product = ProductSyncMapping.adopt('default', 'A', 5001, NOW);
    const variant = ProductSyncMapping.adoptVariant(product, 'A-red', 5002, NOW);
    const other = ProductSyncMapping.adopt('default', 'B', 5003, NOW);
    for (const mapping of [product, variant, other]) mapping.confirm({}, 1, NOW);
    await repository.settle(settlementOf(first, { mappings: [product, variant, other] }));
    await depart(await claimedAgain('A'), [
      { productId: 'A', groups: ['name'] },
      { productId: 'A-red', parentProductId: 'A', groups: ['price'] },
    ]);
    await database.query(`UPDATE wc_sync_flights SET lease_until = now() - interval '1 second'`);
    await repository.sweepLeases();

    const found = await repository.findMappings('default', ['A', 'A-red', 'B']);
    expect([...found].map(([id, { syncStatus }]) => `${id} ${syncStatus}`).sort()).toEqual([
      'A out_of_sync',
      'A-red out_of_sync',
      'B in_sync',
    ]);
  });

  it('lets a newer request inherit from an item that would have to wait again', async () => {
    const [old] = await repository.request([aRequest('A', 'price', { force: true })]);
    const flight = await claimFlight();
    const [newer] = await repository.request([aRequest('A')]);
    flight.items[0]!.release({ code: 'STORE_TIMEOUT', message: 'down' }, new Date(), true);
    await repository.settle(settlementOf(flight));

    expect(await repository.findItem(old!)).toMatchObject({ status: 'completed', outcome: 'superseded' });
    const heir = await repository.findItem(newer!);
    expect(heir).toMatchObject({ status: 'pending', payload: { force: true } });
    expect(heir!.payload.inDoubtSince).toBeDefined();
    expect(heir!.deadline).toEqual(flight.items[0]!.deadline);
  });

  it('settles older failures of the same thing with a success, and leaves other ones alone', async () => {
    const fail = async (type: SyncRequest['syncType']): Promise<string> => {
      const [id] = await repository.request([aRequest('A', type)]);
      const flight = await claimFlight();
      for (const item of flight.items) item.fail({ code: 'X', message: 'x' }, false, NOW, 0);
      await repository.settle(settlementOf(flight));
      return id!;
    };
    const price = await fail('price');
    const stock = await fail('stock');
    await repository.request([aRequest('A', 'price')]);
    const flight = await claimFlight();
    complete(flight.items);
    await repository.settle(settlementOf(flight));

    expect(await repository.findItem(price)).toMatchObject({ status: 'completed', outcome: 'superseded' });
    expect(await repository.findItem(stock)).toMatchObject({ status: 'failed' });
    const failed = await repository.findFailed({ storeId: 'default' }, 10, null);
    expect(failed.items.map(({ item }) => item.id)).toEqual([stock]);
  });

  it('leaves a shop product to the ERP product that has it already', async () => {
    const settleWith = async (productId: string): Promise<void> => {
      await repository.request([aRequest(productId)]);
      const flight = await claimFlight();
      complete(flight.items);
      await repository.settle(
        settlementOf(flight, { mappings: [ProductSyncMapping.adopt('default', productId, 77, NOW)] }),
      );
    };
    await settleWith('FIRST');
    await settleWith('SECOND');
    expect((await repository.findMappingByStoreProduct('default', 77))?.internalProductId).toBe('FIRST');
    expect(await repository.findMapping('default', 'SECOND')).toBeNull();
  });
});

describe('failed items', () => {
  async function failAll(types: readonly SyncRequest['syncType'][], code = 'X'): Promise<void> {
    await repository.request(types.map((type, index) => aRequest(`P${index}`, type)));
    const flight = await claimFlight();
    for (const item of flight.items) item.fail({ code, message: code }, false, NOW, 0);
    await repository.settle(settlementOf(flight));
  }

  it('are listed in pages that neither repeat nor skip', async () => {
    await failAll(['price', 'price', 'price', 'price', 'price']);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof repository.findFailed>> = await repository.findFailed(
        { storeId: 'default' },
        2,
        cursor,
      );
      seen.push(...page.items.map(({ item }) => item.productId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.sort()).toEqual(['P0', 'P1', 'P2', 'P3', 'P4']);
  });

  it('are told apart by type and by code', async () => {
    await failAll(['price', 'stock']);
    const stock = await repository.findFailed({ storeId: 'default', syncType: 'stock' }, 10, null);
    expect(stock.items.map(({ item }) => item.syncType)).toEqual(['stock']);
    expect((await repository.findFailed({ storeId: 'default', errorCode: 'Y' }, 10, null)).items).toEqual([]);
  });

  it('refuses a cursor that no page gave', async () => {
    await expect(repository.findFailed({ storeId: 'default' }, 2, 'nonsense')).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
      field: 'cursor',
    });
  });

  it('are retried by the schedule after a minute and at most three times, by a person always and from zero', async () => {
    await failAll(['price']);
    const retry = (mode: 'schedule' | 'person'): Promise<number> =>
      repository.retryFailed({ storeId: 'default' }, mode);
    expect(await retry('schedule')).toBe(0);
    await database.query(`UPDATE wc_sync_items SET last_attempt = now() - interval '61 seconds'`);
    expect(await retry('schedule')).toBe(1);

    await database.query(`UPDATE wc_sync_items SET status = 'failed', attempts = 3`);
    expect(await retry('schedule')).toBe(0);
    expect(await retry('person')).toBe(1);
    const flight = await claimFlight();
    expect(flight.items[0]!.snapshot()).toMatchObject({ attempts: 0, tries: 0 });
  });

  it('give way to a request for the same thing that waits already', async () => {
    await failAll(['price']);
    await repository.request([aRequest('P0', 'price')]);
    expect(await repository.retryFailed({ storeId: 'default' }, 'person')).toBe(0);
    expect(await repository.stats('default')).toMatchObject({ pending: 1, failed: 0, superseded: 1 });
  });
});

describe('the schema', () => {
  it('is what the migrations make: no difference to the entities', async () => {
    const { upQueries } = await database.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
