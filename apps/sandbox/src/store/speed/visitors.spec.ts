import { the } from '../../../../../test/support/the';
import { TIME_MODELS } from './time-model';
import { Visitors } from './visitors';
import { Workers } from './workers';

const LOAD = { perSecond: 2, pageMs: 180, seed: 1 };

describe('visitors of the shop', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const shop = () => new Workers(TIME_MODELS.measured);

  it('come by chance at the rate that was asked for, and wait only for each other', async () => {
    const visitors = new Visitors(shop());
    visitors.come(LOAD);
    await jest.advanceTimersByTimeAsync(500_000);
    const { views, latencyMs } = visitors.report();
    expect(views).toBeGreaterThan(900);
    expect(views).toBeLessThan(1_100);
    expect(the(latencyMs).p50).toBe(180);
    expect(the(latencyMs).p95).toBeLessThan(270);
  });

  it('wait longer beside calls, the longer the more of them there are', async () => {
    const p50Beside = async (calls: number): Promise<number> => {
      const workers = shop();
      const visitors = new Visitors(workers);
      const call = (): Promise<void> =>
        workers.run(() => Promise.resolve({ result: null, costMs: 1_500 })).then(call);
      for (let count = 0; count < calls; count += 1) void call();
      visitors.come(LOAD);
      await jest.advanceTimersByTimeAsync(100_000);
      return the(visitors.report().latencyMs).p50;
    };
    const [alone, beside2, beside6] = [await p50Beside(0), await p50Beside(2), await p50Beside(6)];
    expect(beside2).toBeGreaterThan(1.3 * alone);
    expect(beside6).toBeGreaterThan(2 * beside2);
  });

  it('stay away when told, are counted anew, and leave nobody of an earlier load behind', async () => {
    const visitors = new Visitors(shop());
    visitors.come({ ...LOAD, perSecond: 100 });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(visitors.report().waiting).toBeGreaterThan(0);
    visitors.come({ ...LOAD, perSecond: 0.001 });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(visitors.report()).toMatchObject({ views: 0, waiting: 0, latencyMs: null });
    visitors.stay();
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(visitors.report()).toMatchObject({ load: null, views: 0 });
  });
});
