import { Injectable } from '@nestjs/common';
import { OrderCommandRepository } from '../../../domain/orders/commands/order-command';
import type { OpenOrderCommand } from '../../../domain/orders/commands/order-command';
import { CallRefusedError } from '../../../domain/shop.errors';
import { ValidationError, WooCommerceError } from '../../../domain/woocommerce.errors';
import { faultOfTheShop, isUnanswered } from '../../blame/whose-fault';
import type { StoreClient } from '../../ports/store-client.port';
import { AuditedCall } from '../audited-call';
import type { DeliveryRecord } from '../delivery-record';
import { WRITE_NOT_TAKEN } from '../sending/not-taken';

/** A command under way: in which delivery, to which shop. */
export interface CommandPass {
  readonly record: DeliveryRecord;
  readonly store: StoreClient;
  readonly command: OpenOrderCommand;
}

/** What a call does, for the audit. */
export interface OrderCallToMake {
  /** As in `orders.ship`. */
  readonly action: string;
  readonly request: unknown;
}

/** An earlier call for the command got no answer, and the shop may still be working on it. */
export class CallStillOutError extends WooCommerceError {
  constructor(orderId: number) {
    const message = `order ${orderId}: a call got no answer; it is looked at again once that must be over`;
    super(message, { code: 'ORDER_CALL_UNANSWERED', retryable: true, fault: 'item' });
  }
}

/**
 * Makes the calls that write to orders. That one is about to leave stands with its command, so that
 * none is made anew while an earlier one may still be applied: a refund is never made twice.
 */
@Injectable()
export class OrderCall {
  constructor(
    private readonly calls: AuditedCall,
    private readonly commands: OrderCommandRepository,
  ) {}

  /**
   * Makes a call. Throws `CallStillOutError` where an earlier one may be under way, an error of the
   * item where a well shop does not take it, and the shop's fault.
   */
  async make<T extends object | string | number>(
    { record, store, command }: CommandPass,
    call: OrderCallToMake,
    send: () => Promise<T>,
  ): Promise<T> {
    if (command.mayStillLand) throw new CallStillOutError(command.orderId);
    const doubts = [{ productId: String(command.orderId), groups: [] }];
    await this.commands.noteCall(command);
    try {
      return (await this.calls.make(record, { ...call, doubts }, send)).answer;
    } catch (error) {
      if (!(error instanceof WooCommerceError)) throw error;
      if (!isUnanswered(error)) await this.commands.forgetCall(command);
      throw await this.reasonFor(store, error);
    }
  }

  private async reasonFor(store: StoreClient, error: WooCommerceError): Promise<WooCommerceError> {
    if (error instanceof CallRefusedError)
      return new ValidationError('order', error.message, error.code);
    const fault = await faultOfTheShop(store.health, error);
    if (fault !== null) return fault;
    const message = `order: ${error.message}: something before the shop, as a firewall, may not let it pass`;
    return new WooCommerceError(message, { code: WRITE_NOT_TAKEN, retryable: true, fault: 'item' });
  }
}
