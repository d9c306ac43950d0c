import { FullSyncSignal } from '../../libs/woocommerce-sync/src/application/ports/full-sync-signal.port';
import { SyncSignal } from '../../libs/woocommerce-sync/src/application/ports/sync-signal.port';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world/world';

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
    expect(await world.api.fullSync()).toMatchObject({ synced: 3, failed: 0 });
  });

  it('a change that an event tells of comes to the shop', async () => {
    const item = await world.erp.putSilently({ sku: 'UNHEARD' });
    await world.api.tell('product.created', item);
    await eventually(() => {
      expect(world.shop.findProduct('UNHEARD')).toBeDefined();
    });
  });
});
