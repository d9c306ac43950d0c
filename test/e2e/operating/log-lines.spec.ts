import { Logger } from '@nestjs/common';
import { SweepLeases } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/sweep-leases.use-case';
import { WatchStores } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/watch-stores.use-case';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let lines: string[];
beforeAll(async () => {
  world = await startWorld({ products: 12 });
  lines = [];
  for (const level of ['log', 'warn'] as const) {
    jest.spyOn(Logger.prototype, level).mockImplementation((...words: unknown[]) => {
      lines.push(
        `${level} ${words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' ')}`,
      );
    });
  }
});
afterAll(async () => {
  jest.restoreAllMocks();
  await world.close();
});

const said = (pattern: RegExp): string[] => lines.filter((line) => pattern.test(line));

describe('the log', () => {
  it('says once how a full sync ended, whoever sees it first', async () => {
    const batchId = await world.api.startFullSync();
    const look = () => world.api.run(batchId);
    await eventually(async () => {
      const [one] = await Promise.all([look(), look(), world.app.get(SweepLeases).execute()]);
      expect(one.status).toBe('completed');
    });
    await world.app.get(SweepLeases).execute();
    expect(said(/A full sync has ended/)).toHaveLength(1);
    expect(
      said(
        /A full sync has ended after \d+ s: 12 products, \d+ right already, \d+ written, 0 failed/,
      ),
    ).toHaveLength(1);
  });

  it('says when the shop goes and when it comes back', async () => {
    const watch = world.app.get(WatchStores);
    await watch.execute();
    expect(said(/shop is away|shop is back/i)).toEqual([]);
    world.shop.faults.add({ kind: 'bad-gateway', times: 3 });
    const { items } = world.erp.cypher.page(0, 1);
    await world.erp.cypher.edit(the(items[0]).id, { price: { regular: '77.70' } });
    await eventually(async () => {
      await watch.execute();
      expect(said(/warn .*The shop is away, and what needs it waits: .*502/)).toHaveLength(1);
    });
    await eventually(
      async () => {
        await watch.execute();
        expect(said(/log .*The shop is back after \d+ s/)).toHaveLength(1);
      },
      { timeout: 40_000 },
    );
    expect(said(/The shop is away/)).toHaveLength(1);
  });

  it('says of the first failure of a kind what it was about', async () => {
    const prices = { price: { regular: '5.00', sale: '9.00' } };
    for (const _ of [1, 2]) {
      const item = await world.erp.putSilently(prices);
      await world.api.sync(item);
    }
    const told = said(/warn .*The first failure of its kind/);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/"code":"SALE_NOT_BELOW_REGULAR".*"productId":/);
  });
});
