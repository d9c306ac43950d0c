import type { ISyncRepository, SyncRequest } from '../../../domain/ledger/sync.repository';
import type { SyncEvent } from '../../dto/sync-event';
import { Bell, intakeInto, partOf, SomeStores } from '../../testing/ports';
import { HandleSyncEvent } from './handle-sync-event.use-case';
import type {
  OrderCommand,
  OrderCommandRepository,
} from '../../../domain/orders/commands/order-command';
import type { OrderCommandEvent } from '../../dto/sync-event';
import { SyncIntake } from './sync-intake';
import { TakeOrderCommand } from './take-order-command.use-case';

const stores = new SomeStores({ first: {}, second: {} });

const anEvent = (differences: Partial<SyncEvent> = {}): SyncEvent => ({
  channel: 'pricing.price_changed',
  eventId: null,
  storeId: null,
  subjectIds: ['LED-0042'],
  ...differences,
});

/** Takes what the ERP says of orders of these stores, each after the pause that its number says. */
function ordersOf(those: SomeStores, taken: OrderCommand[]): TakeOrderCommand {
  const commands = partOf<OrderCommandRepository>({
    accept: async (command) => {
      await new Promise((resolve) => setTimeout(resolve, Number(command.commandId)));
      taken.push(command);
      return true;
    },
  });
  return new TakeOrderCommand(commands, those, new Bell());
}

const aBooking = (eventId: string, differences: Partial<OrderCommandEvent> = {}) =>
  ({
    channel: 'order.booked',
    eventId,
    storeId: 'first',
    subjectIds: ['12'],
    command: { orderId: 12, body: { kind: 'booked', document: eventId } },
    ...differences,
  }) as const;

let requests: SyncRequest[];
let handle: HandleSyncEvent;
beforeEach(() => {
  requests = [];
  handle = new HandleSyncEvent(intakeInto(requests), stores, ordersOf(stores, []));
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
    const deaf = new HandleSyncEvent(
      new SyncIntake(ledger, new Bell()),
      stores,
      ordersOf(stores, []),
    );
    await expect(deaf.execute(anEvent())).rejects.toBe(away);
  });
});

describe('what the ERP says of an order', () => {
  it('is taken in as it arrived, though all of it arrives at once', async () => {
    const taken: OrderCommand[] = [];
    const handler = new HandleSyncEvent(intakeInto(requests), stores, ordersOf(stores, taken));
    await Promise.all(['20', '10', '1'].map((id) => handler.execute(aBooking(id))));
    expect(taken.map(({ commandId }) => commandId)).toEqual(['20', '10', '1']);
    expect(requests).toEqual([]);
  });

  it('is for the only store where it names none, and for nobody where there are several', async () => {
    const taken: OrderCommand[] = [];
    const only = new SomeStores({ only: {} });
    const event = aBooking('1', { storeId: null });
    await new HandleSyncEvent(intakeInto(requests), only, ordersOf(only, taken)).execute(event);
    expect(taken).toMatchObject([{ storeId: 'only', orderId: 12 }]);
    await expect(handle.execute(event)).rejects.toMatchObject({ code: 'EVENT_INVALID' });
  });
});
