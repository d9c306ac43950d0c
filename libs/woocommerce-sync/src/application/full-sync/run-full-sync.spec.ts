import { Logger } from '@nestjs/common';
import type { RunScanRepository } from '../../domain/runs/run-scan.repository';
import type { SyncRun } from '../../domain/runs/sync-run';
import type { SyncSignal } from '../ports/sync-signal.port';
import type { RunCompletion } from './run-completion';
import { RunFullSync } from './run-full-sync';
import type { RunRemainder } from './run-remainder';
import type { CatalogScan } from './scan/catalog-scan';

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('a scan whose pages cannot be read', () => {
  it('says so, and leaves no fault of the shop’s list behind that would end the process', async () => {
    const unheard: unknown[] = [];
    const listen = (reason: unknown): number => unheard.push(reason);
    process.on('unhandledRejection', listen);
    const away = new Error('Connection terminated');
    const scans = {
      take: () => Promise.resolve({ id: 'run', storeId: 'default', pagesRead: false } as SyncRun),
      interrupt: () => Promise.resolve(),
    } as unknown as RunScanRepository;
    const scan = {
      pages: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(away) }) }),
    } as unknown as CatalogScan;
    const remainder = { checkShop: () => Promise.reject(away) } as unknown as RunRemainder;
    const run = new RunFullSync(
      scans,
      scan,
      remainder,
      {} as SyncSignal,
      {} as RunCompletion,
    ).execute('run');
    await expect(run).rejects.toBe(away);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    expect(unheard).toEqual([]);
  });
});
