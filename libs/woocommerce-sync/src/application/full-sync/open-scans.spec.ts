import { Logger } from '@nestjs/common';
import type { SyncRun, SyncRunRepository } from '../../domain/runs/sync-run';
import { partOf } from '../testing/ports';
import { OpenScans } from './open-scans';
import type { RunFullSync } from './run-full-sync';

const aRun = (storeId: string, scanEnded = false): SyncRun =>
  partOf<SyncRun>({ id: `run of ${storeId}`, storeId, scanEnded });

function scansOf(runs: readonly SyncRun[], scan: RunFullSync['execute']) {
  const scanned: string[] = [];
  const scans = new OpenScans(
    partOf<SyncRunRepository>({ findAllRunning: () => Promise.resolve(runs) }),
    partOf<RunFullSync>({
      execute: (runId) => {
        scanned.push(runId);
        return scan(runId);
      },
    }),
  );
  return { scans, scanned };
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

it('go on where they have not ended, without a wait for any, but not of other stores', async () => {
  const runs = [aRun('first'), aRun('second', true), aRun('third'), aRun('paused')];
  const { scans, scanned } = scansOf(runs, () => new Promise<void>(() => undefined));
  await scans.goOn(['first', 'second', 'third']);
  expect(scanned).toEqual(['run of first', 'run of third']);
});

it('leave no fault behind that would end the process', async () => {
  const unheard: unknown[] = [];
  const listen = (reason: unknown): number => unheard.push(reason);
  process.on('unhandledRejection', listen);
  const { scans } = scansOf([aRun('first')], () =>
    Promise.reject(new Error('Connection terminated')),
  );
  await scans.goOn(['first']);
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', listen);
  expect(unheard).toEqual([]);
});
