import fc from 'fast-check';
import { the } from '../../../../../test/support/the';
import { Processor } from './processor';

describe('a shop’s processor', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** When tasks end that begin at these moments and need so much, in whole milliseconds. */
  const endsOf = async (
    processor: Processor,
    tasks: readonly { readonly at: number; readonly ms: number }[],
  ): Promise<number[]> => {
    const start = performance.now();
    const ends = tasks.map(
      ({ at, ms }) =>
        new Promise<number>((done) => {
          setTimeout(() => void processor.spend(ms).then(done), at);
        }),
    );
    await jest.runAllTimersAsync();
    return (await Promise.all(ends)).map((end) => Math.round(end - start));
  };

  it('lets as many run at full speed as it has cores', async () => {
    const one = { at: 0, ms: 1_000 };
    expect(await endsOf(new Processor(2), [one, one])).toEqual([1_000, 1_000]);
  });

  it('shares its cores evenly among more', async () => {
    const one = { at: 0, ms: 1_000 };
    expect(await endsOf(new Processor(2), [one, one, one, one])).toEqual([
      2_000, 2_000, 2_000, 2_000,
    ]);
  });

  it('slows down what runs when another comes, and speeds it up when that has gone', async () => {
    const tasks = [
      { at: 0, ms: 1_000 },
      { at: 500, ms: 200 },
    ];
    // From 500 on each gets a half: 200 ms take 400.
    expect(await endsOf(new Processor(1), tasks)).toEqual([1_200, 900]);
  });

  it('gives others their share for as long as they are there', async () => {
    const processor = new Processor(1);
    processor.others = 1;
    expect(await endsOf(processor, [{ at: 0, ms: 300 }])).toEqual([600]);
    processor.others = 0;
    expect(await endsOf(processor, [{ at: 0, ms: 300 }])).toEqual([300]);
    expect(processor.usedMs).toBeCloseTo(600);
  });

  it('tells what calls and visitors used apart', async () => {
    const processor = new Processor(1);
    const ended = [processor.spend(300), processor.spend(100, performance.now(), 'visitors')];
    await jest.runAllTimersAsync();
    await Promise.all(ended);
    expect(processor.usedMsBy('calls')).toBeCloseTo(300);
    expect(processor.usedMsBy('visitors')).toBeCloseTo(100);
    expect(processor.usedMs).toBeCloseTo(400);
  });

  it('gives back what a late timer took', async () => {
    const processor = new Processor(1);
    const since = performance.now();
    await jest.advanceTimersByTimeAsync(400);
    const ended = processor.spend(1_000, since);
    await jest.runAllTimersAsync();
    expect((await ended) - since).toBeCloseTo(1_000);
  });

  it('does as much work as its cores can, and no more, whatever comes when', async () => {
    const task = fc.record({
      at: fc.integer({ min: 0, max: 2_000 }),
      ms: fc.integer({ min: 1, max: 2_000 }),
    });
    const load = fc.array(task, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(load, fc.integer({ min: 1, max: 4 }), async (tasks, cores) => {
        const processor = new Processor(cores);
        const ends = await endsOf(processor, tasks);
        const total = tasks.reduce((sum, { ms }) => sum + ms, 0);
        const last = Math.max(...ends);
        expect(processor.usedMs).toBeCloseTo(total, 3);
        expect(last + 1).toBeGreaterThanOrEqual(total / cores);
        for (const [index, { at, ms }] of tasks.entries()) {
          expect(the(ends[index]) + 1).toBeGreaterThanOrEqual(at + ms);
          expect(the(ends[index]) - 1).toBeLessThanOrEqual(2_000 + total);
        }
      }),
      { numRuns: 200 },
    );
  });
});
