import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  AcknowledgementRepository,
  type OwedAcknowledgement,
} from '../../domain/orders/acknowledgement.repository';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { AuditedAction } from '../audit/audited-action';
import { StoreClients } from '../ports/store-client.port';

/** Most orders that are acknowledged after one pull; each is a call of its own. */
const MOST_AT_ONCE = 200;

/**
 * Tells the shop of each order that we have it. What is owed is in the ledger from the moment that
 * the order is, so that what a fault or a crash cuts short goes on after the next pull. Nobody
 * waits for it.
 */
@Injectable()
export class OrderAcknowledgement implements BeforeApplicationShutdown {
  private readonly logger = new Logger(OrderAcknowledgement.name);
  private readonly running = new Map<string, Promise<void>>();
  /** What this process has taken, and not tried yet. */
  private readonly untried = new Set<OwedAcknowledgement[]>();
  private closing = false;

  constructor(
    private readonly owed: AcknowledgementRepository,
    private readonly stores: StoreClients,
    private readonly audited: AuditedAction,
  ) {}

  /** Begins with what a store is owed, after what is under way; throws nothing. */
  start(storeId: string): void {
    const mine = (this.running.get(storeId) ?? Promise.resolve()).then(() => this.run(storeId));
    this.running.set(storeId, mine);
  }

  /**
   * Gives back at once what was not tried, and lets the call that is out come back before
   * connections close.
   */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    for (const left of this.untried) await this.giveBack(left);
    await Promise.all(this.running.values());
  }

  private async run(storeId: string): Promise<void> {
    const left: OwedAcknowledgement[] = [];
    this.untried.add(left);
    try {
      left.push(...(await this.owed.take(storeId, MOST_AT_ONCE)));
      while (!this.closing) {
        const next = left.shift();
        if (next === undefined || !(await this.acknowledge(storeId, next))) break;
      }
    } catch (error) {
      this.logger.error(
        { err: error, storeId },
        'Orders could not be acknowledged; a later pull makes up for it',
      );
    }
    this.untried.delete(left);
    await this.giveBack(left);
  }

  private async giveBack(left: OwedAcknowledgement[]): Promise<void> {
    try {
      await this.owed.giveBack(left.splice(0));
    } catch (error) {
      this.logger.error(
        { err: error },
        'Acknowledgements could not be given back; they wait a while',
      );
    }
  }

  /** Answers whether the shop is well enough for another one. */
  private async acknowledge(storeId: string, owed: OwedAcknowledgement): Promise<boolean> {
    const { orderId, eventId } = owed;
    const origin = { via: 'schedule', actor: 'order-pull', reference: eventId } as const;
    try {
      await this.audited.perform(
        { storeId, action: 'orders.acknowledge', origin, request: { orderId, eventId } },
        () => this.stores.get(storeId).orders.acknowledge(orderId, eventId),
      );
    } catch (error) {
      this.logger.warn({ err: error, storeId, orderId }, 'An order could not be acknowledged');
      const refused = error instanceof WooCommerceError && error.fault === 'item';
      await this.owed.fail(owed, refused);
      return refused;
    }
    await this.owed.end(owed);
    return true;
  }
}
