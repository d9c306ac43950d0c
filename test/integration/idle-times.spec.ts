import { randomUUID } from 'node:crypto';
import { Metrics, SecretRegistry } from '@cypher/platform';
import fc from 'fast-check';
import { DeliveryRecord } from '../../libs/woocommerce-sync/src/application/lane/delivery-record';
import { pauseLeftMs } from '../../libs/woocommerce-sync/src/domain/lane/breaker';
import { SIDES } from '../../libs/woocommerce-sync/src/domain/lane/lane-state';
import { NetworkError } from '../../libs/woocommerce-sync/src/domain/woocommerce.errors';
import type { History } from '../../libs/woocommerce-sync/src/domain/ledger/retention.repository';
import { paceAfterAnswer } from '../../libs/woocommerce-sync/src/domain/pace/store-pace';
import { anArrival, anOrder } from '../../libs/woocommerce-sync/src/domain/testing/orders';
import type { SyncRequest } from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import { SyncCounters } from '../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import { TypeOrmAcknowledgementRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-acknowledgement.repository';
import { TypeOrmOutboxRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-outbox.repository';
import { TypeOrmOrderRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-order.repository';
import { TypeOrmRetentionRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/audit/typeorm-retention.repository';
import { TypeOrmRunScanRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-run-scan.repository';
import { TypeOrmSyncRunRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-sync-run.repository';
import { TypeOrmWatermarkRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-watermark.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { the } from '../support/the';

const LIMITS = { maxBatchSize: 100, maxWindow: 5, targetCallMs: 5_000, gatherMs: 700, share: 1 };
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MAX_PAUSE_MS = 900_000;
const HISTORIES: readonly History[] = ['items', 'audit', 'runs', 'run-products', 'orders'];

const STORAGE = { acknowledge: true, pullId: randomUUID() };

/**
 * How long all that waits may take at the most to be done, once nothing goes wrong any more: a
 * pause, then a longest wait.
 */
const LONGEST_MS = 40 * MINUTE_MS;

let ledger: TestLedger;
let runs: TypeOrmSyncRunRepository;
let scans: TypeOrmRunScanRepository;
let orders: TypeOrmOrderRepository;
let owed: TypeOrmAcknowledgementRepository;
let outbox: TypeOrmOutboxRepository;
let retention: TypeOrmRetentionRepository;
let watermarks: TypeOrmWatermarkRepository;
beforeAll(async () => {
  ledger = await openLedger();
  const secrets = new SecretRegistry([]);
  runs = new TypeOrmSyncRunRepository(ledger.database);
  scans = new TypeOrmRunScanRepository(ledger.database, secrets);
  orders = new TypeOrmOrderRepository(ledger.database, new SyncCounters(new Metrics()), secrets);
  owed = new TypeOrmAcknowledgementRepository(ledger.database);
  outbox = new TypeOrmOutboxRepository(ledger.database, new SyncCounters(new Metrics()));
  retention = new TypeOrmRetentionRepository(ledger.database);
  watermarks = new TypeOrmWatermarkRepository(ledger.database);
});
afterAll(() => ledger.close());

const aRequest = (subjectId: string, more: Partial<SyncRequest> = {}): SyncRequest => ({
  storeId: 'default',
  subjectKind: 'product',
  subjectId,
  syncType: 'price',
  origin: { via: 'event', actor: 'pricing.price_changed' },
  ...more,
});

/** How a delivery may end. */
type Ending =
  'well' | 'failed' | 'set aside' | 'in doubt' | 'store fault' | 'ERP fault' | 'dead' | 'back';

/** One thing that happens to a ledger. */
type Step =
  | { readonly kind: 'time'; readonly ms: number }
  | {
      readonly kind: 'request';
      readonly subject: number;
      readonly bulk: boolean;
      readonly urgent: boolean;
    }
  | { readonly kind: 'claim' }
  | {
      readonly kind: 'end';
      readonly ending: Ending;
      readonly callMs: number;
      readonly askedMs: number | null;
    }
  | {
      readonly kind:
        'sweep' | 'look' | 'prune' | 'retry' | 'scan' | 'orders' | 'watermark' | 'lift';
    };

const time = fc.oneof(
  fc.integer({ min: 0, max: 5_000 }),
  // Where exp() of the seconds underflows.
  fc.integer({ min: 740_000, max: 2_400_000 }),
  fc.integer({ min: 0, max: 400 * DAY_MS }),
  fc.integer({ min: -400 * DAY_MS, max: 0 }),
  fc.integer({ min: -10 * MINUTE_MS, max: 0 }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: time }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('request' as const),
      subject: fc.nat(8),
      bulk: fc.boolean(),
      urgent: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('claim' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      ending: fc.constantFrom<Ending>(
        ...([
          'well',
          'failed',
          'set aside',
          'in doubt',
          'store fault',
          'ERP fault',
          'dead',
          'back',
        ] as const),
      ),
      callMs: fc.oneof(fc.nat(60_000), fc.nat(400 * DAY_MS)),
      askedMs: fc.option(fc.oneof(fc.nat(120_000), fc.nat(400 * DAY_MS))),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        ...(['sweep', 'look', 'prune', 'retry', 'scan', 'orders', 'watermark', 'lift'] as const),
      )
      .map((kind) => ({ kind })),
  },
);

/** A ledger, and the processes that use it. */
class Shop {
  private readonly deliveries: DeliveryRecord[] = [];
  private readonly passed = { ms: 0 };
  private readonly clock = {
    now: () => new Date(0),
    monotonicMs: () => this.passed.ms,
    chance: () => 0.5,
  };

  async play(step: Step): Promise<void> {
    const { repository, clock } = ledger;
    if (step.kind === 'time') await clock.advance(step.ms);
    else if (step.kind === 'request') {
      const { bulk, urgent, subject } = step;
      await repository.request([aRequest(`P${subject}`, { bulk, urgent })]);
    } else if (step.kind === 'claim') await this.claim();
    else if (step.kind === 'end') await this.end(step);
    else if (step.kind === 'sweep') await repository.sweepLeases();
    else if (step.kind === 'retry')
      await ledger.items.retryFailed({ storeId: 'default' }, 'schedule');
    else if (step.kind === 'lift') await ledger.lanes.liftPauses('default');
    else if (step.kind === 'scan') await scanAPage();
    else if (step.kind === 'orders') await acknowledgeAnOrder();
    else if (step.kind === 'watermark') await moveTheWatermark();
    else if (step.kind === 'prune')
      for (const history of HISTORIES) await retention.prune(history, 14, 100);
    await look();
  }

  /**
   * Lets a quarter of an hour after the other pass in which nothing goes wrong. Answers how long
   * all took to be done.
   */
  async drain(): Promise<number> {
    const { repository, clock } = ledger;
    for (let passedMs = 0; ; passedMs += MINUTE_MS) {
      await repository.sweepLeases();
      for (let turn = 0; turn < 30 && (await this.claim()); turn += 1) await this.endAll();
      await this.endAll();
      const { pending, syncing } = await ledger.lanes.stats('default');
      if (pending + syncing === 0 || passedMs > LONGEST_MS) return passedMs;
      await clock.advance(MINUTE_MS);
    }
  }

  private async claim(): Promise<boolean> {
    const claim = await ledger.repository.claim('default', LIMITS);
    if (claim.kind === 'nothing')
      expect(claim.forMs ?? 0).toBeLessThanOrEqual(MAX_PAUSE_MS + MINUTE_MS);
    if (claim.kind === 'gathering') expect(claim.forMs).toBeLessThanOrEqual(LIMITS.gatherMs);
    const nothing = {
      storeId: 'default',
      cargo: 'product',
      items: [],
      more: false,
      beside: 0,
    } as const;
    if (claim.kind === 'delivery')
      this.deliveries.push(new DeliveryRecord(claim.delivery, this.clock));
    else if (claim.kind === 'probe') {
      const { pace } = { pace: await ledger.lanes.status('default') };
      this.deliveries.push(new DeliveryRecord({ ...nothing, ...claim, pace }, this.clock));
    } else if (claim.kind === 'gathering') await ledger.clock.advance(claim.forMs);
    return claim.kind === 'delivery' || claim.kind === 'probe' || claim.kind === 'gathering';
  }

  private async endAll(): Promise<void> {
    while (this.deliveries.length > 0)
      await this.end({ ending: 'well', callMs: 100, askedMs: null });
  }

  private async end({
    ending,
    callMs,
    askedMs,
  }: Omit<Extract<Step, { kind: 'end' }>, 'kind'>): Promise<void> {
    const record = this.deliveries.shift();
    if (record === undefined || ending === 'dead') return;
    const callId = randomUUID();
    const opening = {
      token: record.delivery.token,
      storeId: 'default',
      callId,
      action: 'x',
      request: [],
    };
    const doubts = record.delivery.items.map(({ subjectId: productId }) => ({
      productId,
      groups: ['price' as const],
    }));
    const isAlive = await ledger.repository.openCall({ ...opening, doubts });
    record.calls.open(callId, doubts, this.passed.ms);
    this.passed.ms += callMs;
    if (ending === 'back') record.giveBack();
    else {
      record.calls.close({ callId, answer: null, errorCode: null, durationMs: callMs });
      this.record(record, ending, callMs, askedMs);
    }
    const isRecorded = await ledger.repository.settle(record.settlement());
    // Without a lease nothing leaves, and nothing is recorded.
    if (!isAlive) expect(isRecorded).toBe(false);
  }

  private record(
    record: DeliveryRecord,
    ending: Ending,
    callMs: number,
    askedMs: number | null,
  ): void {
    const lost = new NetworkError('no answer', 'store', true);
    const side = ending === 'ERP fault' ? 'erp' : 'store';
    if (ending === 'failed') record.fail(record.open, { code: 'X', message: 'x' }, true);
    else if (ending === 'set aside') record.setAside(record.open, lost);
    else if (ending === 'in doubt') record.release(record.open, lost, true);
    else if (ending === 'well') {
      for (const one of SIDES) record.lane.answered(one);
      record.lane.teach((pace, alone) =>
        paceAfterAnswer(
          pace,
          { load: { update: 20 }, ms: callMs, beside: 0, alone, more: true },
          LIMITS,
        ),
      );
      record.complete(record.open, 'synced', 5001);
    } else {
      record.release(record.open, lost, false);
      const fault = {
        side,
        limitsRate: askedMs !== null,
        code: 'X',
        message: 'x',
        at: record.now(),
      } as const;
      record.lane.faulted(fault, { askedMs, maxPauseMs: MAX_PAUSE_MS, chance: 0.5 });
    }
  }
}

/** Looks at everything that an operator looks at. */
async function look(): Promise<void> {
  const stats = await ledger.lanes.stats('default');
  for (const count of [
    stats.pending,
    stats.syncing,
    stats.completed,
    stats.failed,
    stats.overdue,
  ]) {
    expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
  }
  const backlog = await ledger.lanes.backlog('default');
  const open = backlog
    .filter(({ status }) => status === 'pending')
    .reduce((sum, { count }) => sum + count, 0);
  expect(open).toBe(stats.pending);
  const { breakers, readAt, batchSize, window } = await ledger.lanes.status('default');
  for (const side of SIDES) {
    expect(pauseLeftMs(breakers[side], readAt)).toBeLessThanOrEqual(MAX_PAUSE_MS + MINUTE_MS);
  }
  expect(batchSize).toBeGreaterThanOrEqual(1);
  expect(window).toBeGreaterThanOrEqual(1);
}

/** Scans one page, if somebody may, and dies. */
async function scanAPage(): Promise<void> {
  const run = (await runs.start('default', false, 'test')) ?? (await runs.findRunning('default'));
  const token = randomUUID();
  if (run === null || (await scans.take(run.id, token)) === null) return;
  const page = {
    nextCursor: randomUUID(),
    productIds: [token],
    unchanged: 1,
    unreadable: 0,
    requests: [],
  };
  expect(await scans.savePage(run.id, token, page)).toBe(true);
  expect((await runs.findProgress(run.id))?.run.totalProducts).toBeGreaterThan(0);
}

/** Notes that all was read until now. */
async function moveTheWatermark(): Promise<void> {
  const { now } = await watermarks.find('default', 'erp-products');
  await watermarks.move('default', 'erp-products', now);
}

/** Stores an order, and fails to tell the shop of it. */
async function acknowledgeAnOrder(): Promise<void> {
  const contentDigest = randomUUID().slice(0, 32);
  await orders.store('default', [anArrival(anOrder(), { contentDigest })], STORAGE);
  for (const one of await owed.take('default', 10)) await owed.fail(one, false);
  await outbox.publishPending(() => Promise.resolve());
}

describe('a ledger, whatever time passes between two steps, and though its clock steps back', () => {
  it('takes every step, and brings everything to an end within its longest waits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        await ledger.empty();
        const shop = new Shop();
        for (const one of steps) await shop.play(one);
        expect(await shop.drain()).toBeLessThanOrEqual(LONGEST_MS);
      }),
      { numRuns: 60, interruptAfterTimeLimit: 120_000 },
    );
  }, 240_000);

  it('frees what a dead process held within a new lease’s time, though the clock stepped back', async () => {
    await ledger.empty();
    const { repository, clock } = ledger;
    await repository.request([aRequest('A')]);
    expect((await repository.claim('default', LIMITS)).kind).toBe('delivery');
    await clock.advance(-DAY_MS);
    expect(await repository.sweepLeases()).toEqual([]);
    await clock.advance(41_000);
    expect(await repository.sweepLeases()).toEqual(['default']);
    expect(await ledger.lanes.stats('default')).toMatchObject({ pending: 1, syncing: 0 });
  });

  it('lets another scan when the one who does has died, though the clock stepped back', async () => {
    await ledger.empty();
    const run = the(await runs.start('default', false, 'test'));
    await scans.take(run.id, randomUUID());
    expect(await scans.take(run.id, randomUUID())).toBeNull();
    await ledger.clock.advance(-DAY_MS);
    expect(await scans.take(run.id, randomUUID())).not.toBeNull();
  });

  it('lets a scan rest that could not go on, and goes on at once with one that was given back', async () => {
    await ledger.empty();
    const run = the(await runs.start('default', false, 'test'));
    const [first, second] = [randomUUID(), randomUUID()];
    await scans.take(run.id, first);
    await scans.interrupt(run.id, first, 'The ERP does not answer');
    expect(await scans.take(run.id, second)).toBeNull();
    await ledger.clock.advance(26_000);
    expect(await scans.take(run.id, second)).not.toBeNull();
    await scans.interrupt(run.id, second, null);
    expect(await scans.take(run.id, first)).not.toBeNull();
  });

  it('counts on where four bytes end', async () => {
    await ledger.empty();
    const { repository, database } = ledger;
    await repository.request([aRequest('A')]);
    await database.query(`UPDATE wc_sync_items SET requests = 2147483647`);
    await repository.request([aRequest('A')]);
    await database.query(
      `INSERT INTO wc_completed_counts (store_id, outcome, count)
       VALUES ('default', 'synced', 2000000000), ('default', 'synced', 2000000000)`,
    );
    await retention.foldCounts();
    expect(await ledger.lanes.stats('default')).toMatchObject({
      pending: 1,
      completed: 4_000_000_000,
    });

    await orders.store('default', [anArrival(anOrder(), { contentDigest: 'd' })], STORAGE);
    await database.query(`UPDATE wc_orders SET acknowledge_tries = 32767`);
    await owed.fail({ orderId: 7, eventId: 'default.7.d' }, false);
    expect(await database.query('SELECT acknowledge_tries FROM wc_orders')).toEqual([
      { acknowledge_tries: 32_767 },
    ]);
  });
});
