import { Injectable } from '@nestjs/common';
import { StorePolicy } from '../ports/store-policy.port';
import { HeldStock } from '../stock/held-stock';
import { OrderAcknowledgement } from './order-acknowledgement';
import { EventRelay } from '../events/event-relay';

/** What follows once the orders of a pull are in the ledger: the ERP hears of them, and the shop. */
@Injectable()
export class AfterPull {
  constructor(
    private readonly relay: EventRelay,
    private readonly acknowledgement: OrderAcknowledgement,
    private readonly held: HeldStock,
    private readonly policy: StorePolicy,
  ) {}

  /** Begins with it; nobody waits for it, and it throws nothing. */
  start(storeId: string): void {
    this.relay.start();
    this.held.start(storeId);
    if (this.policy.acknowledgesOrders(storeId)) this.acknowledgement.start(storeId);
  }
}
