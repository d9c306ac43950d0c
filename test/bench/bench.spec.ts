import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { latencyOf } from './measuring/figures';
import { inFlight } from './measuring/measurement';
import { overlapsOf } from './scenarios/workers';

const COMMAND = join(__dirname, '../../apps/sandbox/bootstrap/run.mjs');

async function bench(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, [COMMAND, 'bench', ...args]);
}

describe('the benchmark', () => {
  it('measures a scenario in a world of its own, and tells it in one line of JSON', async () => {
    const { stdout } = await bench('idle', '--events', '3', '--store', 'instant', '--json');
    const [line, ...others] = stdout.trim().split('\n');
    expect(others).toEqual([]);
    const figures = JSON.parse(line ?? '') as Record<string, unknown>;
    expect(Object.keys(figures)).toEqual(
      expect.arrayContaining([
        'scenario',
        'offered',
        'delivered',
        'skipped',
        'superseded',
        'writeCalls',
        'lowerLimitCalls',
        'productsPerCall',
        'latencyMs',
        'storeCallMs',
        'slaMissed',
        'backlogEnd',
        'itemsPerSecond',
        'storeCapacityPerSecond',
        'baselineItemsPerSecond',
        'cpuMsPerItem',
        'sqlPerItem',
        'peakRssMb',
        'wallSeconds',
      ]),
    );
    expect(figures).toMatchObject({
      scenario: 'idle',
      offered: 3,
      delivered: 3,
      writeCalls: 3,
      slaMissed: 0,
    });
    expect(figures['backlogEnd']).toBeNull();
  }, 180_000);

  it.each([
    [['nonsense'], /unknown command 'nonsense'/],
    [['burst', '--items', '0'], /--items <count>.*whole number from 1/],
    [['full-sync', '--changed', '2'], /--changed <share>.*number from 0 to 1/],
    [['guest', '--visitors', '1.5'], /--visitors <share>.*number from 0 to 1/],
    [['idle', '--runs', '0'], /--runs <count>.*whole number from 1/],
    [['realtime', '--pattern', 'square'], /--pattern <name>.*zipf, unique/],
  ])('names what is wrong with %j', async (args, problem) => {
    await expect(bench(...args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(problem),
    });
  });
});

describe('the figures', () => {
  it('take percentiles by the nearest rank', () => {
    const durations = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(latencyOf(durations)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
    expect(latencyOf([])).toBeNull();
  });

  it('find a product that was in two calls at once, and how many calls were in flight', () => {
    const call = (callId: number, startedAt: number, endedAt: number) => ({
      callId,
      method: 'POST',
      route: '/products/batch',
      startedAt,
      endedAt,
      status: 200,
      writes: 1,
    });
    const write = (sequence: number, id: number, callId: number) => ({
      sequence,
      at: 0,
      resource: 'product',
      id,
      sku: `SKU-${id}`,
      fields: {},
      callId,
    });
    const entries = [write(1, 7, 1), write(2, 8, 1), write(3, 7, 2), write(4, 8, 3)];
    const calls = [call(1, 0, 100), call(2, 50, 150), call(3, 100, 200)];
    expect(overlapsOf({ entries, calls })).toBe(1);
    expect(inFlight({ entries, calls })).toEqual({ mean: 1.5, most: 2 });
  });
});
