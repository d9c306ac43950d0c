import { figuresOf } from '../measuring/figures';
import { summaryAsText } from './report';
import { summaryOf } from './summary';

const run = (itemsPerSecond: number | null, p50: number, ofBestLoop: number) =>
  figuresOf({
    scenario: 'burst',
    wallSeconds: 10,
    itemsPerSecond,
    latencyMs: { p50, p95: 2, p99: 3, max: 4 },
    own: { ofBestLoop },
  });

describe('several runs', () => {
  it('come to median and spread of every figure that is a number', () => {
    const { figures, ...rest } = summaryOf([run(30, 5, 0.9), run(10, 7, 0.7), run(20, 6, 0.8)]);
    expect(rest).toEqual({ scenario: 'burst', runs: 3 });
    expect(figures).toMatchObject({
      itemsPerSecond: { median: 20, least: 10, most: 30 },
      'latencyMs.p50': { median: 6, least: 5, most: 7 },
      ofBestLoop: { median: 0.8, least: 0.7, most: 0.9 },
    });
    expect(figures).not.toHaveProperty('offered');
  });

  it('come to the middle of two, and leave out a run without the figure', () => {
    const { figures } = summaryOf([run(1, 1, 1), run(2, 1, 1), run(null, 1, 1)]);
    expect(figures['itemsPerSecond']).toEqual({ median: 1.5, least: 1, most: 2 });
    expect(() => summaryOf([])).toThrow('no runs');
  });

  it('are told with their spread, where they differ', () => {
    const text = summaryAsText(summaryOf([run(1, 1, 0.5), run(3, 1, 0.5)]));
    expect(text).toContain('burst, 2 runs');
    expect(text).toMatch(/itemsPerSecond +2 \(1 to 3\)/);
    expect(text).toMatch(/ofBestLoop +0\.5\n/);
  });
});
