import { Logger } from '@nestjs/common';
import { CLOSED, type Breaker } from '../../domain/lane/breaker';
import type { LaneRepository, LaneStatus } from '../../domain/lane/lane.repository';
import type {
  DueCheck,
  EndedCheck,
  StockCheckRepository,
} from '../../domain/stock/stock-check.repository';
import type { StockCounters } from '../ports/stock-counters.port';
import type { StoreClient } from '../ports/store-client.port';
import type { SyncSignal } from '../ports/sync-signal.port';
import { partOf, SomeStores } from '../testing/ports';
import type { OrderKnowledge, RecentOrders } from './recent-orders';
import { StockAccounting } from './stock-accounting';

const NOON = new Date('2026-12-01T12:00:00Z');
const OPEN: Breaker = { ...CLOSED, phase: 'open', since: NOON, until: new Date(+NOON + 60_000) };
const LAMP: DueCheck = {
  storeProductId: 1,
  productId: 'LAMP',
  parentProductId: null,
  sku: 'LAMP',
  pushedAt: '',
};

/** Accounts for one product, which the shop shows with 10 pieces in place of 7, again and again. */
function anAccount({
  breaker = CLOSED,
  known = 'read' as OrderKnowledge,
  due = [LAMP] as readonly DueCheck[],
  mends = 0,
  stores = ['default'],
}) {
  const ended: EndedCheck[] = [];
  const batches = [due];
  const checks = partOf<StockCheckRepository>({
    take: jest.fn(() => Promise.resolve(batches.pop() ?? [])),
    standing: () =>
      Promise.resolve([
        {
          storeProductId: 1,
          confirmed: { managed: true, quantity: 7, backorders: 'no', sold: 0 },
          sold: 0,
          suspicion: { shown: 10, sold: 0, tooMany: 3 },
          looks: 1,
          mends,
        },
      ]),
    end: (_storeId, ends) => {
      ended.push(...ends);
      return Promise.resolve(ends.filter(({ end }) => end.kind === 'wrong'));
    },
    nextInMs: jest.fn(() => Promise.resolve(-1_000)),
  });
  const shop = {
    products: {
      readStocks: () => Promise.resolve(new Map([[1, { managed: true, quantity: 10 }]])),
    },
  } as unknown as StoreClient;
  const accounting = new StockAccounting(
    checks,
    partOf<RecentOrders>({ read: () => Promise.resolve(known) }),
    new SomeStores(Object.fromEntries(stores.map((id) => [id, shop]))),
    partOf<LaneRepository>({
      status: () =>
        Promise.resolve(
          partOf<LaneStatus>({ breakers: { store: breaker, erp: CLOSED }, readAt: NOON }),
        ),
    }),
    partOf<SyncSignal>({ wake: () => undefined }),
    partOf<StockCounters>({ accounted: () => undefined, mended: () => undefined }),
  );
  const run = async (): Promise<EndedCheck['end'][]> => {
    accounting.start('default');
    // Nothing here waits for more than promises, so that all of it is over by then.
    await new Promise(setImmediate);
    await accounting.beforeApplicationShutdown();
    return ended.map(({ end }) => end);
  };
  return { checks, run };
}

describe('the accounts of stock', () => {
  let warned: jest.SpyInstance;
  beforeEach(() => {
    warned = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('put right what is wrong', async () => {
    expect(await anAccount({}).run()).toMatchObject([{ kind: 'wrong' }]);
  });

  it('say nothing while not all orders are known', async () => {
    expect(await anAccount({ known: 'behind' }).run()).toEqual([
      { kind: 'later', suspicion: null },
    ]);
    expect(await anAccount({ known: 'never' }).run()).toEqual([{ kind: 'right' }]);
  });

  it('tell once that a stock is given up', async () => {
    expect(await anAccount({ mends: 5 }).run()).toMatchObject([{ kind: 'given-up' }]);
    expect(await anAccount({ mends: 6 }).run()).toMatchObject([{ kind: 'given-up' }]);
    expect(warned).toHaveBeenCalledTimes(1);
  });

  it('leave a store alone that is not called, and do not ask when while its shop rests', async () => {
    const paused = anAccount({ stores: [] });
    const resting = anAccount({ breaker: OPEN });
    await Promise.all([paused.run(), resting.run()]);
    for (const { checks } of [paused, resting]) {
      expect(checks.take).not.toHaveBeenCalled();
      expect(checks.nextInMs).not.toHaveBeenCalled();
    }
  });
});

describe('where nothing could be taken', () => {
  it('waits for a second', async () => {
    const timers = jest.spyOn(globalThis, 'setTimeout');
    await anAccount({ due: [] }).run();
    expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([1_000]);
    timers.mockRestore();
  });
});
