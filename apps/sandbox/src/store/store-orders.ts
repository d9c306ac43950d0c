/** What a test or a person says of a new order. */
export interface OrderSeed {
  readonly status?: string;
  /** ISO 8601; now, when it is left out. */
  readonly at?: string;
  readonly lines?: readonly {
    readonly productId: number;
    readonly sku?: string;
    readonly name?: string;
    readonly quantity?: number;
    readonly price?: string;
  }[];
}

/** An order as the API answers it. */
export type StoreOrder = Record<string, unknown> & {
  id: number;
  status: string;
  date_modified_gmt: string;
  meta_data: { id: number; key: string; value: unknown }[];
};

const ADDRESS = {
  first_name: 'Ioana',
  last_name: 'Marin',
  company: '',
  address_1: 'Strada Lalelelor 4',
  address_2: '',
  city: 'Cluj-Napoca',
  state: 'CJ',
  postcode: '400001',
  country: 'RO',
  phone: '+40700000000',
};

/** The shop's orders, by id. */
export class StoreOrders {
  readonly orders = new Map<number, StoreOrder>();

  constructor(private readonly nextId: () => number) {}

  /** Places an order. */
  place(seed: OrderSeed): StoreOrder {
    const id = this.nextId();
    const at = gmt(seed.at === undefined ? new Date() : new Date(seed.at));
    const lines = (seed.lines ?? []).map((line, index) => lineItem(index + 1, line));
    const cents = lines.reduce((sum, line) => sum + Math.round(Number(line.total) * 100), 0);
    const order: StoreOrder = {
      id,
      parent_id: 0,
      number: String(id),
      status: seed.status ?? 'processing',
      currency: 'RON',
      prices_include_tax: true,
      date_created_gmt: at,
      date_modified_gmt: at,
      date_paid_gmt: at,
      discount_total: '0.00',
      shipping_total: '0.00',
      total_tax: '0.00',
      total: (cents / 100).toFixed(2),
      customer_id: 0,
      customer_note: '',
      billing: { ...ADDRESS, email: 'ioana.marin@shop.example' },
      shipping: ADDRESS,
      payment_method: 'cod',
      payment_method_title: 'Cash on delivery',
      transaction_id: '',
      meta_data: [],
      line_items: lines,
      tax_lines: [],
      shipping_lines: [],
      fee_lines: [],
      coupon_lines: [],
      refunds: [],
    };
    this.orders.set(id, order);
    return order;
  }

  /** Changes an order's status or meta data; every write touches its date (facts.md 26). */
  change(order: StoreOrder, body: Readonly<Record<string, unknown>>): void {
    if (typeof body['status'] === 'string') order.status = body['status'];
    for (const { key, value } of (body['meta_data'] ?? []) as { key: string; value: unknown }[]) {
      const known = order.meta_data.find((meta) => meta.key === key);
      if (known === undefined) order.meta_data.push({ id: order.meta_data.length + 1, key, value });
      else known.value = value;
    }
    order.date_modified_gmt = gmt(new Date());
  }
}

function lineItem(id: number, line: NonNullable<OrderSeed['lines']>[number]) {
  const total = (Number(line.price ?? '10.00') * (line.quantity ?? 1)).toFixed(2);
  return {
    id,
    name: line.name ?? 'Product',
    product_id: line.productId,
    variation_id: 0,
    quantity: line.quantity ?? 1,
    tax_class: '',
    subtotal: total,
    subtotal_tax: '0.00',
    total,
    total_tax: '0.00',
    taxes: [],
    meta_data: [],
    sku: line.sku ?? '',
    price: Number(line.price ?? '10.00'),
  };
}

function gmt(at: Date): string {
  return at.toISOString().slice(0, 19);
}
