import { Logger } from '@nestjs/common';
import { type History, RetentionRepository } from '../../../domain/ledger/retention.repository';
import { PruneHistory } from './prune-history.use-case';

/** Days of every kind that there is: the compiler asks for a new one. */
const DAYS: Readonly<Record<History, number>> = {
  items: 30,
  'unknown-items': 7,
  audit: 90,
  runs: 60,
  'run-products': 0,
  orders: 365,
  'order-pulls': 3,
  'order-checks': 3,
  'order-commands': 90,
  'drift-runs': 60,
  'webhook-deliveries': 3,
  hints: 3,
  flows: 400,
};

/** What is old enough to be forgotten, and in which steps it was. */
class OldRows extends RetentionRepository {
  readonly steps: (History | 'counts')[] = [];
  readonly days = new Map<History, number>();

  constructor(readonly left: Partial<Record<History, number>>) {
    super();
  }

  override prune(history: History, days: number, limit: number): Promise<number> {
    this.steps.push(history);
    this.days.set(history, days);
    const taken = Math.min(this.left[history] ?? 0, limit);
    this.left[history] = (this.left[history] ?? 0) - taken;
    return Promise.resolve(taken);
  }

  override foldCounts(): Promise<void> {
    this.steps.push('counts');
    return Promise.resolve();
  }
}

const prune = (rows: OldRows): Promise<number> =>
  new PruneHistory(rows, { daysOf: (history) => DAYS[history] }).execute();

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('the pruning of history', () => {
  it('knows every kind, each with the days that it is kept', async () => {
    const rows = new OldRows({});
    expect(await prune(rows)).toBe(0);
    expect(Object.fromEntries(rows.days)).toEqual(DAYS);
  });

  it('takes a kind in small steps to its end, and adds up the counts last', async () => {
    const rows = new OldRows({ items: 2_500, audit: 1 });
    expect(await prune(rows)).toBe(2_501);
    expect(rows.left).toMatchObject({ items: 0, audit: 0 });
    expect(rows.steps.filter((step) => step === 'items')).toHaveLength(3);
    expect(rows.steps.at(-1)).toBe('counts');
  });

  it('leaves the rest of a long backlog to the next tick, and delays no other kind', async () => {
    const rows = new OldRows({ 'run-products': 60_000, 'order-pulls': 20 });
    expect(await prune(rows)).toBe(50_020);
    expect(rows.left).toMatchObject({ 'run-products': 10_000, 'order-pulls': 0 });
    expect(await prune(rows)).toBe(10_000);
  });
});
