import { Logger } from '@nestjs/common';
import type {
  WaitingWork,
  WaitingWorkRepository,
} from '../../../domain/ledger/waiting-work.repository';
import type { OpenScans } from '../../full-sync/open-scans';
import type { SyncLane } from '../../lane/sync-lane';
import type { StockUpkeep } from '../../stock/stock-upkeep';
import { partOf, SomeStores } from '../../testing/ports';
import type { HintReader } from '../../webhooks/hint-reader';
import { LookForWork } from './look-for-work.use-case';

/** A look at the stores `first`, `second` and `third`, and what it has begun. */
function aLook(find: WaitingWorkRepository['find']) {
  const begun: string[] = [];
  const note = (what: string) => (storeId: string) => {
    begun.push(`${what} of ${storeId}`);
  };
  const look = new LookForWork(
    new SomeStores({ first: {}, second: {}, third: {} }),
    partOf<WaitingWorkRepository>({ find }),
    partOf<SyncLane>({ nudge: note('items') }),
    partOf<OpenScans>({
      goOn: (storeIds) => {
        begun.push(`scans of ${storeIds.join(', ')}`);
        return Promise.resolve();
      },
    }),
    partOf<HintReader>({ nudge: note('hints') }),
    partOf<StockUpkeep>({ start: note('stock') }),
  );
  return { look, begun };
}

const waiting = (storeId: string, what: Partial<WaitingWork>): WaitingWork => ({
  storeId,
  items: false,
  hints: false,
  stock: false,
  ...what,
});

beforeAll(() => {
  Logger.overrideLogger(false);
});

it('begins with what waits, of the stores of which it waits', async () => {
  const { look, begun } = aLook((storeIds) => {
    expect(storeIds).toEqual(['first', 'second', 'third']);
    return Promise.resolve([
      waiting('first', { items: true, stock: true }),
      waiting('third', { hints: true }),
    ]);
  });
  await look.execute();
  expect(begun).toEqual([
    'items of first',
    'stock of first',
    'hints of third',
    'scans of first, second, third',
  ]);
});

it('goes on with scans where the ledger could not be asked what waits', async () => {
  const { look, begun } = aLook(() => Promise.reject(new Error('Connection terminated')));
  await look.execute();
  expect(begun).toEqual(['scans of first, second, third']);
});
