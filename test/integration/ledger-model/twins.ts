import { randomUUID } from 'node:crypto';
import { requestKey } from '../../../libs/woocommerce-sync/src/domain/ledger/joined-requests';
import type { SyncItem } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item';
import { RETRY_REST_MS } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item-state';
import type { TypeOrmSyncRepository } from '../../../libs/woocommerce-sync/src/infrastructure/persistence/ledger/typeorm-sync.repository';
import type { TypeOrmRunScanRepository } from '../../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-run-scan.repository';
import type { TypeOrmSyncRunRepository } from '../../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-sync-run.repository';
import { LEASE_SECONDS } from '../../../libs/woocommerce-sync/src/infrastructure/persistence/sql/lease';
import type { TestLedger } from '../../support/database/ledger';
import { checkClaim } from './claim-check';
import { LedgerModel } from './ledger-model';
import { batchRows, byId, idsOfWaiting, itemRows } from './rows';
import { end, MOST, requestOf, type Step, type Wish } from './steps';
import { the } from '../../support/the';

/** What spreads the waits between tries. */
export const CHANCE = 0.25;

const WINDOW = 50;
const LIMITS = { maxWindow: WINDOW, targetCallMs: 5_000, gatherMs: 0, share: 1 };
const START = new Date('2026-11-24T12:00:00Z');
const LONGEST_PAUSE_MS = 10_000;

/** The same commands to the ledger in PostgreSQL and to its model. */
export class Twins {
  private readonly model = new LedgerModel(CHANCE, LEASE_SECONDS * 1_000);
  private readonly deliveries: { readonly token: string; readonly items: readonly SyncItem[] }[] =
    [];
  private now = START;
  private run: { readonly id: string; readonly token: string } | null = null;

  constructor(
    private readonly ledger: TestLedger,
    private readonly repository: TypeOrmSyncRepository,
    private readonly runs: TypeOrmSyncRunRepository,
    private readonly scans: TypeOrmRunScanRepository,
    private readonly met: Set<string>,
  ) {}

  /** Empties the ledger, and lets its time stand still. */
  async begin(): Promise<void> {
    await this.ledger.empty();
    await this.ledger.clock.freeze(START);
    await this.repository.claim('default', { ...LIMITS, maxBatchSize: 1 });
    await this.ledger.database.query(
      `UPDATE wc_store_lanes SET pace = pace || jsonb_build_object('window', $1::int)`,
      [WINDOW],
    );
  }

  /** Gives one command to both, and compares what they have come to. */
  async play(one: Step): Promise<void> {
    if (one.kind === 'time') await this.pass(one.ms);
    else if (one.kind === 'request') await this.request(one.wishes);
    else if (one.kind === 'page') await this.scanAPage(one.wishes);
    else if (one.kind === 'claim') await this.claim(one.most);
    else if (one.kind === 'call') await this.openCall(one.delivery, one.version);
    else if (one.kind === 'settle') await this.settle(one);
    else if (one.kind === 'rounds') await this.playRounds(one);
    else if (one.kind === 'retry') await this.retry(one);
    else if (one.kind === 'sweep') await this.sweep();
    else await this.cancel();
    await this.compare();
  }

  private async sweep(): Promise<void> {
    const swept = await this.repository.sweepLeases();
    expect(swept).toEqual(this.model.sweep(this.now) ? ['default'] : []);
    if (swept.length > 0) this.met.add('swept');
  }

  private async retry({
    mode,
    afterMs,
  }: Omit<Extract<Step, { kind: 'retry' }>, 'kind'>): Promise<void> {
    await this.pass(afterMs);
    const count = await this.ledger.items.retryFailed({ storeId: 'default' }, mode);
    expect(count).toBe(this.model.retry(mode, this.now));
    if (count > 0) this.met.add(`retried by ${mode}`);
  }

  /** Waits out all waits between tries and delivers; then retries that, and delivers it again. */
  private async playRounds({ endings, retries }: Extract<Step, { kind: 'rounds' }>): Promise<void> {
    for (let round = 0; round <= retries; round += 1) {
      if (round > 0) await this.retry({ mode: 'schedule', afterMs: RETRY_REST_MS + 1 });
      await this.pass(LONGEST_PAUSE_MS);
      await this.claim(MOST);
      await this.settle({ delivery: this.deliveries.length - 1, endings });
      await this.compare();
    }
  }

  private async pass(ms: number): Promise<void> {
    await this.ledger.clock.advance(ms);
    this.now = new Date(this.now.getTime() + ms);
  }

  private async request(wishes: readonly Wish[]): Promise<void> {
    const requests = wishes.map((wish) => requestOf(wish, this.now));
    const ids = await this.repository.request(requests);
    expect(ids).toEqual(
      this.model.request(requests, this.now, await idsOfWaiting(this.ledger.database)),
    );
  }

  private async scanAPage(wishes: readonly Wish[]): Promise<void> {
    this.run ??= await this.startScan();
    if (this.run === null) return;
    const { id: runId, token } = this.run;
    const requests = wishes.map((wish) => requestOf(wish, this.now));
    const page = { productIds: [], unchanged: 0, unreadable: 0, requests };
    await this.scans.savePage(runId, token, { ...page, nextCursor: randomUUID() });
    const known = this.model.summaries().map(({ batchId }) => batchId);
    const made = (await batchRows(this.ledger.database)).find(
      ({ batchId }) => !known.includes(batchId),
    );
    const batchId = made?.batchId ?? randomUUID();
    const own = requests.map((request) => ({ ...request, batchId }));
    this.model.request(own, this.now, await idsOfWaiting(this.ledger.database));
    expect(this.model.batch(batchId, runId) > 0).toBe(made !== undefined);
  }

  private async claim(most: number): Promise<void> {
    const isAlone = !this.deliveries.some(({ token }) => this.model.isAlive(token, this.now));
    const claim = await this.repository.claim('default', { ...LIMITS, maxBatchSize: most });
    checkClaim(this.model.items, claim, { now: this.now, most, isAlone });
    if (claim.kind !== 'delivery') return;
    const { token, items } = claim.delivery;
    this.deliveries.push({ token, items });
    this.model.claim(
      token,
      items.map(({ id }) => id),
      this.now,
    );
  }

  private async openCall(place: number, version: number): Promise<void> {
    const delivery = this.deliveries[place % this.deliveries.length];
    if (delivery === undefined) return;
    const { token, items } = delivery;
    const doubts = items.map(({ subjectId: productId }) => ({
      productId,
      groups: ['price' as const],
      version,
      makes: 'MADE',
    }));
    const call = { callId: randomUUID(), action: 'products.batch', request: [], doubts };
    const isAlive = await this.repository.openCall({ ...call, token, storeId: 'default' });
    expect(isAlive).toBe(this.model.openCall(token, doubts, this.now));
  }

  private async settle({
    delivery,
    endings,
  }: Omit<Extract<Step, { kind: 'settle' }>, 'kind'>): Promise<void> {
    const [settled] = this.deliveries.splice(delivery % this.deliveries.length, 1);
    if (settled === undefined) return;
    const { token } = settled;
    // In an order that both have, each time anew.
    const endAll = (items: readonly SyncItem[]): void => {
      [...items]
        .sort((a, b) => (requestKey(a) < requestKey(b) ? -1 : 1))
        .forEach((item, at) => {
          end(item, the(endings[at % endings.length]), this.now, CHANCE);
        });
    };
    endAll(settled.items);
    const isRecorded = await this.repository.settle({
      ...{ token, storeId: 'default', items: settled.items },
      ...{ mappings: [], doubts: [], staleMappings: [], closedCalls: [], followUps: [] },
      laneState: (present) => present,
    });
    expect(isRecorded).toBe(this.model.settle(token, this.now, endAll));
    this.met.add(isRecorded ? 'settled' : 'settled too late');
  }

  private async startScan(): Promise<{ readonly id: string; readonly token: string } | null> {
    const run = await this.runs.start('default', false, 'test');
    const token = randomUUID();
    return run !== null && (await this.scans.take(run.id, token)) !== null
      ? { id: run.id, token }
      : null;
  }

  private async cancel(): Promise<void> {
    if (this.run === null) return;
    expect(await this.runs.cancel(this.run.id)).toBe(true);
    this.model.cancel(this.run.id, this.now);
    this.run = null;
  }

  private async compare(): Promise<void> {
    expect(await itemRows(this.ledger.database)).toEqual(byId(this.model.rows()));
    const summaries = [...this.model.summaries()];
    expect(await batchRows(this.ledger.database)).toEqual(
      summaries.sort((a, b) => (a.batchId < b.batchId ? -1 : 1)),
    );
    const overdue = this.model.overdue(this.now);
    expect((await this.ledger.lanes.stats('default')).overdue).toBe(overdue);
    this.note(overdue);
  }

  /** Remembers what this history came to. */
  private note(overdue: number): void {
    if (overdue > 0) this.met.add('overdue');
    for (const { status, outcome, tries, attempts, maxAttempts } of this.model.rows()) {
      this.met.add(outcome ?? status);
      if (tries === 3) this.met.add('last try');
      if (attempts >= maxAttempts) this.met.add('no attempt left');
    }
    for (const { status, durationMs } of this.model.summaries())
      this.met.add(
        `batch ${status}${status === 'completed' && durationMs === null ? ' by calling off' : ''}`,
      );
  }
}
