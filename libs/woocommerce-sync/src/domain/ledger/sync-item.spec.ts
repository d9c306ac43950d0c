import { aSyncItem, NOON } from '../testing/builders';

const BROKEN = { code: 'STORE_ERROR', message: 'broken' };
const seconds = (count: number): Date => new Date(NOON.getTime() + count * 1000);

describe('SyncItem', () => {
  it('goes from pending through syncing to completed', () => {
    const item = aSyncItem();
    item.start('token', NOON);
    expect(item.status).toBe('syncing');
    item.complete('synced', 5001, NOON);
    expect(item.snapshot()).toMatchObject({
      status: 'completed',
      outcome: 'synced',
      wooCommerceId: 5001,
      leaseToken: null,
    });
  });

  it('cannot be completed before it started, nor started twice', () => {
    const item = aSyncItem();
    expect(() => {
      item.complete('synced', 1, NOON);
    }).toThrow('is pending, not syncing');
    item.start('token', NOON);
    expect(() => {
      item.start('other', NOON);
    }).toThrow('is syncing, not pending');
  });

  it('waits 2, 4 and 8 seconds between the sends of a cycle, and costs an attempt after the fourth', () => {
    const item = aSyncItem();
    for (const delay of [2, 4, 8]) {
      item.start('token', NOON);
      item.fail(BROKEN, true, NOON, 0.5);
      expect(item.snapshot()).toMatchObject({
        status: 'pending',
        attempts: 0,
        nextAttemptAt: seconds(delay),
      });
    }
    item.start('token', NOON);
    item.fail(BROKEN, true, NOON, 0.5);
    expect(item.snapshot()).toMatchObject({ status: 'failed', attempts: 1, failure: BROKEN });
  });

  it.each([
    [0, 1.6],
    [0.5, 2],
    [0.999999, 2.4],
  ])('spreads the first wait by a fifth: chance %d waits %d s', (chance, expected) => {
    const item = aSyncItem({ status: 'syncing' });
    item.fail(BROKEN, true, NOON, chance);
    expect((item.snapshot().nextAttemptAt.getTime() - NOON.getTime()) / 1000).toBeCloseTo(
      expected,
      2,
    );
  });

  it('fails at once for a fault that will not pass', () => {
    const item = aSyncItem({ status: 'syncing' });
    item.fail(BROKEN, false, NOON, 0);
    expect(item.snapshot()).toMatchObject({ status: 'failed', attempts: 1 });
  });

  it('pays nothing for a fault of the shop', () => {
    const item = aSyncItem({ status: 'syncing', tries: 1, attempts: 1 });
    item.release(BROKEN, NOON, false);
    expect(item.snapshot()).toMatchObject({
      status: 'pending',
      attempts: 1,
      tries: 1,
      nextAttemptAt: NOON,
    });
    expect(item.payload.inDoubtSince).toBeUndefined();
  });

  it('remembers since when it is unknown what the shop did', () => {
    const item = aSyncItem({ status: 'syncing' });
    item.release(BROKEN, NOON, true);
    expect(item.payload.inDoubtSince).toBe(NOON.toISOString());
  });

  it('remembers the newest version of each thing that may have reached the shop', () => {
    const item = aSyncItem({ status: 'syncing' });
    item.doubt(NOON, { P: 3, V: 1 });
    item.doubt(NOON, { P: 2, V: 4, W: 1 });
    expect(item.payload.versionsInDoubt).toEqual({ P: 3, V: 4, W: 1 });
  });

  it('remembers the variations that sends without an answer made', () => {
    const item = aSyncItem({ status: 'syncing' });
    item.doubt(NOON, {}, { V: 'SHOE-S' });
    item.lose(NOON, 0, {}, { W: 'SHOE-M' });
    item.doubt(NOON);
    expect(item.payload.madeInDoubt).toEqual({ V: 'SHOE-S', W: 'SHOE-M' });
  });

  it.each([
    [0, true],
    [2, true],
    [3, false],
  ])('with %d failed attempts can be retried: %s', (attempts, expected) => {
    expect(aSyncItem({ status: 'failed', attempts }).canRetry()).toBe(expected);
  });
});
