import { Injectable } from '@nestjs/common';
import { OrderCommandRepository } from '../../../domain/orders/commands/order-command';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { idByContent } from '../../dto/order-command';
import type { OrderCommandEvent } from '../../dto/sync-event';
import { StoreClients } from '../../ports/store-client.port';
import { SyncSignal } from '../../ports/sync-signal.port';

/** Takes in what the ERP says of an order, for the shop that it names or the only one. */
@Injectable()
export class TakeOrderCommand {
  /** By order: when the last one that arrived is through. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly commands: OrderCommandRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
  ) {}

  /**
   * Resolves once the command is committed with its item, or was known already. Throws
   * `ValidationError` for an unknown store, and where none is named of several; `StoreStateError`
   * for one that takes no changes.
   */
  async execute({ channel, eventId, storeId, command }: OrderCommandEvent): Promise<void> {
    const store = storeId ?? this.onlyStore();
    // Says why it is not taken.
    if (!this.stores.takingChanges().includes(store)) this.stores.open(store);
    const commandId = eventId ?? idByContent(command);
    const isAsked = await this.inTurn(`${store} ${command.orderId}`, () =>
      this.commands.accept(
        { storeId: store, commandId, ...command },
        { via: 'event', actor: channel, ...(eventId === null ? {} : { reference: eventId }) },
      ),
    );
    if (isAsked) this.signal.wake(store);
  }

  /** What is said of one order is written down as it arrived, though many arrive at once. */
  private async inTurn<T>(order: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(order) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.turns.set(order, mine);
    try {
      return await mine;
    } finally {
      if (this.turns.get(order) === mine) this.turns.delete(order);
    }
  }

  private onlyStore(): string {
    const [only, ...others] = this.stores.takingChanges();
    if (only === undefined || others.length > 0)
      throw new ValidationError('storeId', 'has to say whose order it is', 'EVENT_INVALID');
    return only;
  }
}
