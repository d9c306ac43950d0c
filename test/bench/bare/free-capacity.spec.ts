import { FreeCapacity, itemsBySecond, leastRatio, secondsUntilFull } from './free-capacity';

const QUIET = { perCall: 100, perUpdateTrimmed: 9, cores: 2 };
const NOISY = { ...QUIET, noise: { others: 2, loudSeconds: 10, quietSeconds: 20 } };

describe('what a shop could do', () => {
  it('is what its cores can where nobody else is', () => {
    expect(new FreeCapacity(QUIET, 0).items(0, 1_000)).toBe(200);
    expect(new FreeCapacity(QUIET, 0).ends(100_000)).toEqual([]);
  });

  it('is what others leave while they are there', () => {
    const free = new FreeCapacity(NOISY, 5_000);
    expect(free.items(0, 1_000)).toBe(200);
    expect(free.items(25_000, 26_000)).toBe(100);
    expect(free.items(24_500, 25_500)).toBe(150);
    expect(free.items(35_000, 36_000)).toBe(200);
    expect(free.items(5_000, 65_000)).toBe(200 * 40 + 100 * 20);
    expect(free.ends(70_000)).toEqual([35_000, 65_000]);
  });
});

describe('throughput by second', () => {
  const call = (startedAt: number, endedAt: number, writes: number) => ({
    callId: startedAt,
    method: 'POST',
    route: '/products/batch',
    startedAt,
    endedAt,
    status: 200,
    writes,
  });

  it('spreads the items of a call over its time', () => {
    const calls = [call(1_500, 3_500, 100), call(1_000, 2_000, 10), call(9_000, 9_500, 7)];
    expect(itemsBySecond({ entries: [], calls }, 1_000, 3)).toEqual([35, 50, 25]);
  });

  it('tells the worst window, and how soon full speed is back', () => {
    const free = [10, 10, 10, 10, 10, 10, 10, 10];
    const items = [10, 10, 2, 4, 10, 10, 10, 10];
    expect(leastRatio(items, free, 2)).toBe(0.3);
    expect(secondsUntilFull(items, free, 2)).toBe(2);
    expect(secondsUntilFull(items.slice(0, 5), free, 2)).toBeNull();
  });
});
