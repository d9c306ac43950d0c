import type { OrderAddress, PulledOrder } from '../../domain/pulled-order';
import type { OrderReply } from './order.schemas';

/** An order of WooCommerce in our terms. Totals are handed on as they are; the ERP's product ids are not known here. */
export function fromWooCommerceOrder(order: OrderReply): PulledOrder {
  return {
    storeId: '',
    orderId: order.id,
    number: order.number,
    status: order.status,
    currency: order.currency,
    pricesIncludeTax: order.prices_include_tax,
    createdAt: utc(order.date_created_gmt),
    modifiedAt: utc(order.date_modified_gmt),
    paidAt: order.date_paid_gmt == null ? null : utc(order.date_paid_gmt),
    customer: { id: order.customer_id, email: order.billing.email, note: order.customer_note },
    billing: toAddress(order.billing),
    shipping: toAddress(order.shipping),
    payment: {
      method: order.payment_method,
      title: order.payment_method_title,
      transactionId: order.transaction_id,
    },
    lines: order.line_items.map((line) => ({
      lineId: line.id,
      productId: null,
      wooCommerceProductId: line.product_id,
      wooCommerceVariationId: line.variation_id,
      sku: line.sku,
      name: line.name,
      quantity: line.quantity,
      subtotal: line.subtotal,
      subtotalTax: line.subtotal_tax,
      total: line.total,
      totalTax: line.total_tax,
      taxClass: line.tax_class,
    })),
    shippingLines: order.shipping_lines.map((line) => ({
      lineId: line.id,
      name: line.method_title,
      method: line.method_id,
      total: line.total,
      totalTax: line.total_tax,
    })),
    fees: order.fee_lines.map((line) => ({
      lineId: line.id,
      name: line.name,
      method: '',
      total: line.total,
      totalTax: line.total_tax,
    })),
    taxes: order.tax_lines.map((tax) => ({
      label: tax.label,
      rateCode: tax.rate_code,
      total: tax.tax_total,
      shippingTotal: tax.shipping_tax_total,
    })),
    coupons: order.coupon_lines.map(({ code, discount, discount_tax }) => ({
      code,
      discount,
      discountTax: discount_tax,
    })),
    refunds: order.refunds.map(({ id, reason, total }) => ({ id, reason, total })),
    discountTotal: order.discount_total,
    shippingTotal: order.shipping_total,
    totalTax: order.total_tax,
    total: order.total,
    allProductsKnown: false,
  };
}

function utc(gmt: string): string {
  return `${gmt.slice(0, 19)}Z`;
}

function toAddress(address: OrderReply['shipping']): OrderAddress {
  return {
    firstName: address.first_name,
    lastName: address.last_name,
    company: address.company,
    address1: address.address_1,
    address2: address.address_2,
    city: address.city,
    state: address.state,
    postcode: address.postcode,
    country: address.country,
    phone: address.phone,
  };
}
