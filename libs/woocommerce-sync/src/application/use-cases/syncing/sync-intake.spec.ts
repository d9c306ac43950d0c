import type { ISyncRepository, SyncRequest } from '../../../domain/ledger/sync.repository';
import type { SyncSignal } from '../../ports/sync-signal.port';
import { SyncIntake } from './sync-intake';

/** A ledger that commits a statement when it is told to. */
class SlowLedger {
  readonly statements: (readonly SyncRequest[])[] = [];
  private end: ((outcome: Error | null) => void)[] = [];

  request(requests: readonly SyncRequest[]): Promise<string[]> {
    const number = this.statements.push(requests);
    return new Promise((resolve, reject) => {
      this.end.push((error) => {
        if (error === null) resolve(requests.map(({ subjectId }) => `${subjectId}${number}`));
        else reject(error);
      });
    });
  }

  /** Waits for the next statement and ends it. */
  async finish(outcome: Error | null = null): Promise<void> {
    while (this.end.length === 0) await new Promise((resolve) => setImmediate(resolve));
    this.end.shift()?.(outcome);
  }
}

const aRequest = (subjectId: string, more: Partial<SyncRequest> = {}): SyncRequest => ({
  storeId: 'default',
  subjectKind: 'product',
  subjectId,
  syncType: 'price',
  origin: { via: 'event', actor: 'pricing.price_changed' },
  ...more,
});

let ledger: SlowLedger;
let intake: SyncIntake;
beforeEach(() => {
  ledger = new SlowLedger();
  const signal = { wake: () => Promise.resolve() } as unknown as SyncSignal;
  intake = new SyncIntake(ledger as unknown as ISyncRepository, signal);
});

describe('the intake, while the ledger is slow', () => {
  it('lets no more wait than there are things to bring, and answers everybody once they are committed', async () => {
    const first = intake.accept(aRequest('A'));
    while (ledger.statements.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const answers = Array.from({ length: 10_000 }, (_, event) =>
      intake.accept(aRequest('ABC'.charAt(event % 3))),
    );
    let answered = 0;
    for (const answer of answers) void answer.then(() => (answered += 1));

    await ledger.finish();
    expect(await first).toBe('A1');
    expect(answered).toBe(0);
    await ledger.finish();
    const ids = await Promise.all(answers);
    expect(ids.slice(0, 4)).toEqual(['A2', 'B2', 'C2', 'A2']);
    expect(ledger.statements.map((requests) => requests.map(({ subjectId }) => subjectId))).toEqual(
      [['A'], ['A', 'B', 'C']],
    );
  });

  it('keeps the strongest wishes of those who want the same, and who asked first', async () => {
    const origin = { via: 'api', actor: 'somebody' } as const;
    const joined = [
      intake.accept(aRequest('A', { bulk: true })),
      intake.accept(aRequest('A', { urgent: true, origin })),
      intake.accept(aRequest('A', { force: true, takeDownIfMissing: true })),
    ];
    const others = [
      intake.accept(aRequest('A', { syncType: 'stock' })),
      intake.accept(aRequest('A', { storeId: 'second' })),
    ];
    await ledger.finish();
    expect(await Promise.all([...joined, ...others])).toHaveLength(5);
    expect(ledger.statements).toEqual([
      [
        { ...aRequest('A'), bulk: false, urgent: true, force: true, takeDownIfMissing: true },
        aRequest('A', { syncType: 'stock' }),
        aRequest('A', { storeId: 'second' }),
      ],
    ]);
  });

  it('refuses all who wait for what could not be written, and goes on with the next', async () => {
    const refused = [intake.accept(aRequest('A')), intake.accept(aRequest('A'))].map((answer) =>
      expect(answer).rejects.toThrow('away'),
    );
    await ledger.finish(new Error('away'));
    await Promise.all(refused);
    const next = intake.accept(aRequest('A'));
    await ledger.finish();
    expect(await next).toBe('A2');
  });
});
