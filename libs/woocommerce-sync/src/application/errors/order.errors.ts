import { WooCommerceError } from '../../domain/woocommerce.errors';

/** Nothing was ever told of such an order. */
export class OrderNotFoundError extends WooCommerceError {
  constructor(storeId: string, orderId: number) {
    super(`No order ${orderId} of store ${storeId} was handed on`, {
      code: 'ORDER_NOT_FOUND',
      retryable: false,
      fault: 'item',
    });
  }
}

/** What an order was is forgotten, and the shop has it no more. */
export class OrderForgottenError extends WooCommerceError {
  constructor(orderId: number) {
    super(
      `Order ${orderId} is kept no longer (ORDER_RETENTION_DAYS), and the shop has it no more`,
      { code: 'ORDER_FORGOTTEN', retryable: false, fault: 'item' },
    );
  }
}
