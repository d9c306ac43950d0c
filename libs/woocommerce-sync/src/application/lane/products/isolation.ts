import { Injectable, Logger } from '@nestjs/common';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { DeliveryRecord } from '../delivery-record';
import { LeaseLostError } from '../lease-lost.error';
import { openOf, type ClaimedProduct } from './claimed-product';

/** Keeps what goes wrong unexpectedly with one product from the others that share its delivery. */
@Injectable()
export class Isolation {
  private readonly logger = new Logger(Isolation.name);

  /**
   * Does one product's part of the work. An unexpected error fails its items alone; what was
   * confirmed of it since it was read is not believed. Hands on faults of the shop and the ERP, and
   * the loss of the lease.
   */
  async run(
    record: DeliveryRecord,
    claimed: ClaimedProduct,
    work: () => void | Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof WooCommerceError || error instanceof LeaseLostError) throw error;
      const { mapping, product } = claimed;
      const { storeId } = record.delivery;
      this.logger.error(
        { err: error, storeId, productId: product.id },
        'A product met an unexpected error',
      );
      const reason = { code: 'UNEXPECTED', message: 'An unexpected error; see the log' };
      record.fail(openOf(claimed), reason, true);
      claimed.problems.set('product', reason.message);
      if (mapping === null) return;
      mapping.doubtEverything();
      record.keep(mapping);
    }
  }
}
