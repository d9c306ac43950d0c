import { sumNotes } from '../../../domain/orders/content/order-sums';
import type {
  LineTax,
  OrderAddress,
  OrderCharge,
  OrderLine,
  PulledOrder,
} from '../../../domain/orders/pulled-order';
import { OrderFields } from './order-fields';
import { OrderMeta, type FieldKeys } from './order-meta';
import { OrderNotes } from './order-notes';

/**
 * An order of WooCommerce in our terms: totals as they are, numbers that plugins turned into text
 * and text that they turned into numbers read, and everything that cannot be read noted. The ERP's
 * product ids are not known here.
 * @param fieldKeys which keys of the meta data are read, of the order and of its lines
 */
export function fromWooCommerceOrder(
  orderId: number,
  row: Readonly<Record<string, unknown>>,
  fieldKeys: FieldKeys,
): PulledOrder {
  const notes = new OrderNotes();
  const order = new OrderFields(row, notes);
  const read = {
    storeId: '',
    orderId,
    ...toHead(order),
    ...toCustomer(order),
    lines: toLines(order, fieldKeys),
    ...toCharges(order),
    refunds: order.list('refunds', (refund) => ({
      id: refund.id('id'),
      reason: refund.text('reason'),
      total: refund.money('total'),
    })),
    discountTotal: order.money(['discount_total', 'discountTotal']),
    shippingTotal: order.money(['shipping_total', 'shippingTotal']),
    totalTax: order.money(['total_tax', 'totalTax']),
    total: order.money('total'),
    customFields: new OrderMeta(order.raw('meta_data')).fields(fieldKeys),
    allProductsKnown: false,
    notes: [],
  };
  return { ...read, notes: [...notes.list(), ...sumNotes(read)] };
}

function toHead(
  order: OrderFields,
): Pick<
  PulledOrder,
  | 'number'
  | 'status'
  | 'currency'
  | 'pricesIncludeTax'
  | 'createdAt'
  | 'modifiedAt'
  | 'paidAt'
  | 'completedAt'
> {
  return {
    number: order.neededText('number'),
    status: order.neededText('status'),
    currency: order.neededText('currency'),
    pricesIncludeTax: order.flag(['prices_include_tax', 'pricesIncludeTax']),
    createdAt: order.time(['date_created_gmt', 'createdAt']),
    modifiedAt: order.time(['date_modified_gmt', 'modifiedAt']),
    paidAt: order.timeIfAny(['date_paid_gmt', 'paidAt']),
    completedAt: order.timeIfAny(['date_completed_gmt', 'completedAt']),
  };
}

function toCustomer(
  order: OrderFields,
): Pick<PulledOrder, 'customer' | 'billing' | 'shipping' | 'payment'> {
  const billing = order.object('billing');
  return {
    customer: {
      id: order.reference(['customer_id', 'customer.id']),
      email: billing.text('email'),
      note: order.text(['customer_note', 'customer.note']),
    },
    billing: toAddress(billing),
    shipping: toAddress(order.object('shipping')),
    payment: {
      method: order.text(['payment_method', 'payment.method']),
      title: order.text(['payment_method_title', 'payment.title']),
      transactionId: order.text(['transaction_id', 'payment.transactionId']),
    },
  };
}

function toCharges(
  order: OrderFields,
): Pick<PulledOrder, 'shippingLines' | 'fees' | 'taxes' | 'coupons'> {
  return {
    shippingLines: order.list(['shipping_lines', 'shippingLines'], (line) =>
      toCharge(line, line.text(['method_title', 'name']), line.text(['method_id', 'method'])),
    ),
    fees: order.list(['fee_lines', 'fees'], (line) => toCharge(line, line.text('name'), '')),
    taxes: order.list(['tax_lines', 'taxes'], (tax) => ({
      rateId: tax.reference(['rate_id', 'rateId']),
      ratePercent: tax.numberIfAny(['rate_percent', 'ratePercent']),
      label: tax.text('label'),
      rateCode: tax.text(['rate_code', 'rateCode']),
      total: tax.money(['tax_total', 'total']),
      shippingTotal: tax.money(['shipping_tax_total', 'shippingTotal']),
    })),
    coupons: order.list(['coupon_lines', 'coupons'], (coupon) => ({
      code: coupon.text('code'),
      discount: coupon.money('discount'),
      discountTax: coupon.money(['discount_tax', 'discountTax']),
    })),
  };
}

function toLines(order: OrderFields, fieldKeys: FieldKeys): readonly OrderLine[] {
  const name = ['line_items', 'lines'] as const;
  const lines = order.list(name, (line) => toLine(line, fieldKeys));
  // Every other list may well be empty, and plugins leave empty ones out.
  if (lines.length === 0) order.note(name, 'names nothing that was sold');
  return lines;
}

function toLine(line: OrderFields, fieldKeys: FieldKeys): OrderLine {
  const meta = new OrderMeta(line.raw('meta_data'));
  const read = {
    lineId: line.id(['id', 'lineId']),
    productId: null,
    variantId: null,
    wooCommerceProductId: line.reference(['product_id', 'wooCommerceProductId']),
    wooCommerceVariationId: line.reference(['variation_id', 'wooCommerceVariationId']),
    sku: line.text('sku'),
    name: line.text('name'),
    quantity: line.number('quantity'),
    subtotal: line.money('subtotal'),
    subtotalTax: line.money(['subtotal_tax', 'subtotalTax']),
    total: line.money('total'),
    totalTax: line.money(['total_tax', 'totalTax']),
    taxClass: line.text(['tax_class', 'taxClass']),
    taxes: toTaxes(line),
    customFields: meta.fields(fieldKeys),
    reducedStock: meta.number('_reduced_stock'),
    restockedStock: meta.number('_restock_refunded_items'),
  };
  // The product was deleted for good, or never was one (fact 41).
  if (read.wooCommerceProductId === 0 && read.sku === '') {
    line.noteItself('names neither a product nor a SKU: what was sold, its name alone says');
  }
  return read;
}

function toCharge(line: OrderFields, name: string, method: string): OrderCharge {
  return {
    lineId: line.id(['id', 'lineId']),
    name,
    method,
    total: line.money('total'),
    totalTax: line.money(['total_tax', 'totalTax']),
    taxes: toTaxes(line),
  };
}

/** By rate; the shop leaves a rate's total empty where it has none of the line. */
function toTaxes(line: OrderFields): readonly LineTax[] {
  return line.list('taxes', (tax) => ({
    rateId: tax.reference(['id', 'rateId']),
    total: tax.moneyIfAny('total'),
  }));
}

function toAddress(address: OrderFields): OrderAddress {
  return {
    firstName: address.text(['first_name', 'firstName']),
    lastName: address.text(['last_name', 'lastName']),
    company: address.text('company'),
    address1: address.text(['address_1', 'address1']),
    address2: address.text(['address_2', 'address2']),
    city: address.text('city'),
    state: address.text('state'),
    postcode: address.text('postcode'),
    country: address.text('country'),
    phone: address.text('phone'),
  };
}
