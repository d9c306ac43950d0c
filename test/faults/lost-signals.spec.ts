import { FullSyncSignal } from '../../libs/woocommerce-sync/src/application/ports/full-sync-signal.port';
import { SyncSignal } from '../../libs/woocommerce-sync/src/application/ports/sync-signal.port';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 3 });
});
afterAll(() => world.close());

/**
 * The broker takes every signal, and none arrives: as where each waits for a job of a process that
 * died.
 */
describe('while no signal arrives', () => {
  beforeAll(() => {
    jest.spyOn(world.app.get(SyncSignal), 'wake').mockImplementation();
    jest.spyOn(world.app.get(FullSyncSignal), 'go').mockImplementation();
  });

  it('a full sync is scanned and done', async () => {
    const { body } = await world.call('post', `${API}/sync/all`).expect(202);
    const { batchId } = body as { batchId: string };
    await eventually(async () => {
      const run = await world.call('get', `${API}/sync/runs/${batchId}`).expect(200);
      expect(run.body).toMatchObject({ status: 'completed', synced: 3, failed: 0 });
    });
  });

  it('a change that an event tells of comes to the shop', async () => {
    const { item } = await world.erp.cypher.put({ sku: 'UNHEARD' }, { silent: true });
    const events = [{ type: 'product.created', data: { productIds: [item.id] } }];
    await world.call('post', `${API}/events`).send({ events }).expect(202);
    await eventually(() => {
      expect(world.shop.catalogue.findBySku('UNHEARD')).toBeDefined();
    });
  });
});
