import { Logger } from '@nestjs/common';
import type { SyncRun, SyncRunRepository } from '../../../domain/runs/sync-run';
import type { RunFullSync } from '../../full-sync/run-full-sync';
import type { SyncLane } from '../../lane/sync-lane';
import { partOf, SomeStores } from '../../testing/ports';
import type { HintReader } from '../../webhooks/hint-reader';
import type { StockUpkeep } from '../../stock/stock-upkeep';
import { LookForWork } from './look-for-work.use-case';

/** A look at the stores `first`, `second` and `third`, with the runs that they have. */
function aLook(
  findRunning: SyncRunRepository['findRunning'],
  scan: RunFullSync['execute'] = () => Promise.resolve(),
) {
  const nudged: string[] = [];
  const scanned: string[] = [];
  const look = new LookForWork(
    new SomeStores({ first: {}, second: {}, third: {} }),
    partOf<SyncLane>({
      nudge: (storeId) => {
        nudged.push(storeId);
      },
    }),
    partOf<SyncRunRepository>({ findRunning }),
    partOf<RunFullSync>({
      execute: (runId) => {
        scanned.push(runId);
        return scan(runId);
      },
    }),
    partOf<HintReader>({ nudge: () => undefined }),
    partOf<StockUpkeep>({ start: () => undefined }),
  );
  return { look, nudged, scanned };
}

const aRun = (storeId: string, scanEnded = false): SyncRun =>
  partOf<SyncRun>({ id: `run of ${storeId}`, storeId, scanEnded });

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('a look for work', () => {
  it('goes on with scans that have not ended, and waits for none of them', async () => {
    const runs: Record<string, SyncRun | null> = {
      first: aRun('first'),
      second: aRun('second', true),
      third: aRun('third'),
    };
    const never = new Promise<void>(() => undefined);
    const { look, nudged, scanned } = aLook(
      (storeId) => Promise.resolve(runs[storeId] ?? null),
      () => never,
    );
    await look.execute();
    expect(nudged).toEqual(['first', 'second', 'third']);
    expect(scanned).toEqual(['run of first', 'run of third']);
  });

  it('looks at the other stores where the runs of one cannot be read', async () => {
    const { look, nudged, scanned } = aLook((storeId) =>
      storeId === 'first'
        ? Promise.reject(new Error('Connection terminated'))
        : Promise.resolve(aRun(storeId)),
    );
    await look.execute();
    expect(nudged).toEqual(['first', 'second', 'third']);
    expect(scanned).toEqual(['run of second', 'run of third']);
  });

  it('leaves no fault of a scan behind that would end the process', async () => {
    const unheard: unknown[] = [];
    const listen = (reason: unknown): number => unheard.push(reason);
    process.on('unhandledRejection', listen);
    const { look } = aLook(
      (storeId) => Promise.resolve(aRun(storeId)),
      () => Promise.reject(new Error('Connection terminated')),
    );
    await look.execute();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    expect(unheard).toEqual([]);
  });
});
