import { NO_SLOWDOWN, TIME_MODELS } from './time-model';
import { Workers } from './workers';

const UPDATES = 100;

/** A batch of updates: answers when, in milliseconds from now, the shop has done it. */
const batch = (workers: Workers, { trimmed = false } = {}): Promise<number> => {
  const startedAt = performance.now();
  const { perUpdate, perUpdateTrimmed } = workers.model;
  const costMs = UPDATES * (trimmed ? perUpdateTrimmed : perUpdate);
  return workers
    .run(() => Promise.resolve({ result: null, costMs }))
    .then(() => performance.now() - startedAt);
};

/** A call that costs so much: when it ends. */
const call = (workers: Workers, costMs: number): Promise<number> => {
  const startedAt = performance.now();
  return workers
    .run(() => Promise.resolve({ result: null, costMs }))
    .then(() => performance.now() - startedAt);
};

/**
 * What happens when clients send a batch each at the same time, on a clock that jumps from one
 * timer to the next.
 */
const endsOf = async (clients: number, workers: Workers): Promise<number[]> => {
  const batches = Array.from({ length: clients }, () => batch(workers));
  await jest.runAllTimersAsync();
  return (await Promise.all(batches)).map(Math.round);
};

describe('the schedule of the workers', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('needs 60 ms for a call and 20 ms for each update at `measured`', async () => {
    expect(await endsOf(1, new Workers(TIME_MODELS.measured))).toEqual([2_060]);
  });

  it('does twice as much for two clients, and no more for four: they slow each other', async () => {
    expect(await endsOf(2, new Workers(TIME_MODELS.measured))).toEqual([2_060, 2_060]);
    expect(await endsOf(4, new Workers(TIME_MODELS.measured))).toEqual([
      4_120, 4_120, 4_120, 4_120,
    ]);
  });

  it('lets the ninth call wait for one of eight workers', async () => {
    const ends = await endsOf(9, new Workers(TIME_MODELS.measured));
    expect(ends).toEqual([...Array<number>(8).fill(4 * 2_060), 5 * 2_060]);
  });

  it('has a queue where there are only as many workers as cores', async () => {
    const workers = new Workers({ ...TIME_MODELS.measured, workers: 2 });
    expect(await endsOf(4, workers)).toEqual([2_060, 2_060, 4_120, 4_120]);
  });

  it('slows a cheap read beside writes, and writes beside cheap reads', async () => {
    const workers = new Workers(TIME_MODELS.measured);
    const ends = [call(workers, 1_940), call(workers, 1_940), call(workers, 0), call(workers, 0)];
    await jest.runAllTimersAsync();
    expect((await Promise.all(ends)).map(Math.round)).toEqual([2_060, 2_060, 120, 120]);
  });

  it('has neighbours who come and go', async () => {
    const model = { ...TIME_MODELS.noisy, noise: { others: 2, loudSeconds: 10, quietSeconds: 5 } };
    const workers = new Workers(model);
    // Two calls for two cores; from the fifth second on two others want one each.
    const calls = [call(workers, 5_940), call(workers, 5_940)];
    await jest.advanceTimersByTimeAsync(8_000);
    expect((await Promise.all(calls)).map(Math.round)).toEqual([7_000, 7_000]);
    expect(workers.processor.others).toBe(2);
    await jest.advanceTimersByTimeAsync(8_000);
    expect(workers.processor.others).toBe(0);
    workers.model = TIME_MODELS.measured;
    expect(jest.getTimerCount()).toBe(0);
  });

  it('needs a quarter less for updates with `_fields` of their own', async () => {
    const trimmed = batch(new Workers(TIME_MODELS.measured), { trimmed: true });
    await jest.runAllTimersAsync();
    expect(Math.round(await trimmed)).toBe(1_560);
  });

  it('gets slower by the call up to its most, and as fast as before when told', async () => {
    const workers = new Workers({ ...TIME_MODELS.measured, workers: 1 });
    workers.slowDown({ perCall: 0.5, perSecond: 0, most: 2 });
    expect(await endsOf(4, workers)).toEqual([2_060, 2_060 * 2.5, 2_060 * 4.5, 2_060 * 6.5]);
    workers.slowDown(NO_SLOWDOWN);
    expect(await endsOf(1, workers)).toEqual([2_060]);
  });

  it('gets slower by the second', async () => {
    const workers = new Workers({ ...TIME_MODELS.instant, perCall: 100 });
    workers.slowDown({ perCall: 0, perSecond: 0.1, most: Infinity });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(workers.factor()).toBeCloseTo(2);
  });

  it('lets those that wait in when it gets more workers', async () => {
    const workers = new Workers({ ...TIME_MODELS.measured, workers: 1 });
    const batches = [batch(workers), batch(workers)];
    await jest.advanceTimersByTimeAsync(60);
    workers.model = { ...TIME_MODELS.measured, workers: 2 };
    await jest.runAllTimersAsync();
    expect((await Promise.all(batches)).map(Math.round)).toEqual([2_060, 2_120]);
  });

  it('frees the worker of a call that failed', async () => {
    const workers = new Workers({ ...TIME_MODELS.instant, workers: 1 });
    await expect(workers.run(() => Promise.reject(new Error('crash')))).rejects.toThrow('crash');
    await expect(workers.run(() => Promise.resolve({ result: 'fine', costMs: 0 }))).resolves.toBe(
      'fine',
    );
  });
});
