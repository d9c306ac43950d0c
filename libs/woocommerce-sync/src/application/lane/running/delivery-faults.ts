import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository } from '../../../domain/ledger/sync.repository';
import { RateLimitError } from '../../../domain/shop.errors';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { Clock } from '../../ports/clock.port';
import { StorePolicy } from '../../ports/store-policy.port';
import type { DeliveryRecord } from '../delivery-record';
import { ledgerAway } from '../audited-call';
import { isUnanswered } from '../../blame/whose-fault';

/** Records what ended a delivery early, and whose fault that was. */
@Injectable()
export class DeliveryFaults {
  private readonly logger = new Logger(DeliveryFaults.name);

  constructor(
    private readonly repository: ISyncRepository,
    private readonly policy: StorePolicy,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets the open items go for a fault of the shop, the ERP or this service, and rests that side.
   * What nobody expected fails them.
   */
  record(record: DeliveryRecord, thrown: unknown): void {
    const error = this.repository.isAway(thrown) ? ledgerAway(thrown) : thrown;
    const { storeId, cargo } = record.delivery;
    if (!(error instanceof WooCommerceError) || error.fault === 'item') {
      this.logger.error({ err: error, storeId }, 'A delivery ended in an unexpected error');
      const reason = { code: 'UNEXPECTED', message: 'An unexpected error; see the log' };
      record.fail(record.open, reason, true);
      return;
    }
    const level = error.code === 'SERVICE_STOPPING' ? 'log' : 'warn';
    this.logger[level]({ storeId, code: error.code }, error.message);
    // A delivery of images is about one thing, and one call of it may go on in
    // the shop.
    record.release(record.open, error, cargo === 'image' && isUnanswered(error));
    if (error.fault !== 'service') this.rest(record, error, error.fault);
  }

  private rest(record: DeliveryRecord, error: WooCommerceError, side: 'store' | 'erp'): void {
    const { code, message } = error;
    const isLimit = error instanceof RateLimitError;
    record.lane.faulted(
      { side, limitsRate: isLimit, code, message, at: record.now() },
      {
        askedMs: isLimit ? error.retryAfterMs : null,
        maxPauseMs: this.policy.maxPauseMs(record.delivery.storeId),
        chance: this.clock.chance(),
      },
    );
  }
}
