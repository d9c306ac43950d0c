import { Logger } from '@nestjs/common';
import { LookForWork } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/look-for-work.use-case';
import { eventually } from '../../support/eventually';
import { startWorld, type World } from '../../support/world/world';

const PRODUCTS = 150;

let world: World;
const logged = jest.spyOn(Logger.prototype, 'error');
beforeAll(async () => {
  world = await startWorld({ products: PRODUCTS, settings: { ERP_RECONCILE_CRON: '* * * * * *' } });
});
afterAll(() => world.close());
afterEach(() => {
  world.erp.cypher.faults.clear();
});

const failureOf = (queue: string, code: string) =>
  expect.objectContaining({ queue, err: expect.objectContaining({ code }) as unknown }) as unknown;

describe('an ERP that refuses us', () => {
  it('is in the log, each time that a reading of its changes fails', async () => {
    world.erp.cypher.faults.set({ status: 401 });
    await eventually(() => {
      expect(logged).toHaveBeenCalledWith(
        failureOf('erp-reconcile', 'ERP_UNAUTHORIZED'),
        'A job failed',
      );
    });
  });

  it('holds up a full sync, which says why, and goes on by itself when the ERP is well again', async () => {
    world.erp.cypher.faults.set({ status: 401 });
    const batchId = await world.api.startFullSync();
    const run = () => world.api.run(batchId);
    await eventually(async () => {
      expect(await run()).toMatchObject({
        status: 'running',
        note: 'The scan does not go on: The ERP refused our token (HTTP 401): check ERP_TOKEN (ERP_UNAUTHORIZED)',
      });
      expect(logged).toHaveBeenCalledWith(
        failureOf('full-sync', 'ERP_UNAUTHORIZED'),
        'A job failed',
      );
    });

    world.erp.cypher.faults.clear();
    // The schedule does this every five seconds; a scan that cannot go on rests for half a minute.
    await world.databaseClock.advance(30_000);
    await world.app.get(LookForWork).execute();
    await eventually(async () => {
      expect(await run()).toMatchObject({
        status: 'completed',
        totalProducts: PRODUCTS,
        note: null,
      });
    });
  });
});
