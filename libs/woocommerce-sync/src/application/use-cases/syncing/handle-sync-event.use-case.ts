import { Injectable } from '@nestjs/common';
import type { SubjectKind, SyncType } from '../../../domain/ledger/sync-type';
import type { ChangeChannel, ErpEvent } from '../../dto/sync-event';
import { StoreClients } from '../../ports/store-client.port';
import { SyncIntake } from './sync-intake';
import { TakeOrderCommand } from './take-order-command.use-case';

interface Route {
  readonly syncType: SyncType;
  readonly subjectKind: SubjectKind;
}

const ROUTES: Readonly<Record<ChangeChannel, Route>> = {
  'inventory.stock_changed': { syncType: 'stock', subjectKind: 'product' },
  'inventory.stock_updated': { syncType: 'stock', subjectKind: 'product' },
  'pricing.price_changed': { syncType: 'price', subjectKind: 'product' },
  'pricing.price_updated': { syncType: 'price', subjectKind: 'product' },
  'product.updated': { syncType: 'product', subjectKind: 'product' },
  'product.created': { syncType: 'product', subjectKind: 'product' },
  'product.category_changed': { syncType: 'category', subjectKind: 'product' },
  'product.image_added': { syncType: 'image', subjectKind: 'product' },
  'product.image_updated': { syncType: 'image', subjectKind: 'product' },
  'category.created': { syncType: 'category', subjectKind: 'category' },
  'category.updated': { syncType: 'category', subjectKind: 'category' },
};

/**
 * Turns an event of the ERP into requests in the ledger, for the store that it names or for all;
 * what it says of an order is kept with its request.
 */
@Injectable()
export class HandleSyncEvent {
  constructor(
    private readonly intake: SyncIntake,
    private readonly stores: StoreClients,
    private readonly orders: TakeOrderCommand,
  ) {}

  /**
   * Resolves with the number of items asked for, once they are committed. Throws `ValidationError`
   * for an unknown store, and `StoreStateError` for one that takes no changes.
   */
  async execute(event: ErpEvent): Promise<number> {
    if ('command' in event) {
      await this.orders.execute(event);
      return 1;
    }
    const route = ROUTES[event.channel];
    const storeIds = this.storesOf(event);
    const accepted = storeIds.flatMap((storeId) =>
      event.subjectIds.map((subjectId) =>
        this.intake.accept({
          storeId,
          ...route,
          subjectId,
          origin: {
            via: 'event',
            actor: event.channel,
            ...(event.eventId === null ? {} : { reference: event.eventId }),
          },
        }),
      ),
    );
    await Promise.all(accepted);
    return accepted.length;
  }

  private storesOf({ storeId }: Pick<ErpEvent, 'storeId'>): readonly string[] {
    const taking = this.stores.takingChanges();
    if (storeId === null) return taking;
    // Says why.
    if (!taking.includes(storeId)) this.stores.open(storeId);
    return [storeId];
  }
}
