import type { ISyncRepository, SyncRequest } from '../../../domain/ledger/sync.repository';
import type { SyncEvent } from '../../dto/sync-event';
import { Bell, intakeInto, partOf, SomeStores } from '../../testing/ports';
import { HandleSyncEvent } from './handle-sync-event.use-case';
import { SyncIntake } from './sync-intake';

const stores = new SomeStores({ first: {}, second: {} });

const anEvent = (differences: Partial<SyncEvent> = {}): SyncEvent => ({
  channel: 'pricing.price_changed',
  eventId: null,
  storeId: null,
  subjectIds: ['LED-0042'],
  ...differences,
});

let requests: SyncRequest[];
let handle: HandleSyncEvent;
beforeEach(() => {
  requests = [];
  handle = new HandleSyncEvent(intakeInto(requests), stores);
});

describe('an event of the ERP', () => {
  it('that names no store is for all, and each of its products becomes an item', async () => {
    expect(await handle.execute(anEvent({ subjectIds: ['A', 'B'] }))).toBe(4);
    expect(requests.map(({ storeId, subjectId }) => `${storeId} ${subjectId}`)).toEqual([
      'first A',
      'first B',
      'second A',
      'second B',
    ]);
  });

  it('that names an unknown store asks for nothing', async () => {
    await expect(handle.execute(anEvent({ storeId: 'third' }))).rejects.toMatchObject({
      code: 'STORE_UNKNOWN',
    });
    expect(requests).toEqual([]);
  });

  it.each([
    ['inventory.stock_updated', 'stock', 'product'],
    ['product.category_changed', 'category', 'product'],
    ['category.updated', 'category', 'category'],
  ] as const)('on %s asks for the %s of a %s', async (channel, syncType, subjectKind) => {
    await handle.execute(anEvent({ channel, storeId: 'first' }));
    expect(requests).toMatchObject([{ syncType, subjectKind }]);
  });

  it('is named in what it asks for, by its channel and by its id where it has one', async () => {
    await handle.execute(anEvent({ storeId: 'first', eventId: 'e-1' }));
    await handle.execute(anEvent({ storeId: 'first' }));
    expect(requests.map(({ origin }) => origin)).toEqual([
      { via: 'event', actor: 'pricing.price_changed', reference: 'e-1' },
      { via: 'event', actor: 'pricing.price_changed' },
    ]);
  });

  it('is not taken for heard where the ledger does not take it', async () => {
    const away = new Error('Connection terminated');
    const ledger = partOf<ISyncRepository>({ request: () => Promise.reject(away) });
    const deaf = new HandleSyncEvent(new SyncIntake(ledger, new Bell()), stores);
    await expect(deaf.execute(anEvent())).rejects.toBe(away);
  });
});
