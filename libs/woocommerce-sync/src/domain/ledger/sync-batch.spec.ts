import fc from 'fast-check';
import { SyncBatch, type BatchedOutcome } from './sync-batch';
import { NOON } from '../testing/builders';

const after = (ms: number): Date => new Date(NOON.getTime() + ms);

describe('SyncBatch', () => {
  it.each([0, 101, 1.5])('refuses a size of %d', (size) => {
    expect(() => new SyncBatch('b', size)).toThrow(RangeError);
  });

  it('measures from the end of its first operation to that of its last', () => {
    const batch = new SyncBatch('b', 2);
    expect(batch.summary()).toMatchObject({ status: 'pending', durationMs: null });
    batch.record('synced', NOON);
    expect(batch.summary()).toMatchObject({ status: 'running', durationMs: null });
    batch.record('failed', after(250));
    expect(batch.summary()).toMatchObject({
      status: 'completed',
      successCount: 1,
      failCount: 1,
      durationMs: 250,
    });
  });

  it('is complete when all that was not called off has ended', () => {
    const batch = new SyncBatch('b', 3);
    batch.record('synced', NOON);
    batch.callOff(1);
    expect(batch.summary()).toMatchObject({ status: 'running', totalItems: 2 });
    batch.callOff(1);
    expect(batch.summary()).toMatchObject({ status: 'completed', totalItems: 1 });
  });

  it('takes no more ends than it has operations', () => {
    const batch = new SyncBatch('b', 1);
    batch.record('skipped', NOON);
    expect(() => {
      batch.record('synced', NOON);
    }).toThrow('already complete');
  });

  it('accounts for every operation, whatever the outcomes', () => {
    const outcomes = fc.array(fc.constantFrom<BatchedOutcome>('synced', 'skipped', 'failed'), {
      minLength: 1,
      maxLength: 100,
    });
    fc.assert(
      fc.property(outcomes, (ends) => {
        const batch = new SyncBatch('b', ends.length);
        for (const end of ends) batch.record(end, NOON);
        const { successCount, skippedCount, failCount, status } = batch.summary();
        expect([successCount, skippedCount, failCount]).toEqual(
          (['synced', 'skipped', 'failed'] as const).map(
            (kind) => ends.filter((end) => end === kind).length,
          ),
        );
        expect(status).toBe('completed');
      }),
    );
  });
});
