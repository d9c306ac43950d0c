import { the } from '../../../../../support/the';
import type { Json } from '../../../../suite/shop/json';
import { goods, line } from '../../pools/goods';
import { lineChange, oddFields, orderFields, STATUSES } from '../../pools/order-fields';
import type { Made, Script } from '../../script';

/** Orders: made, changed, moved through their statuses, with the stock that they move. */
export function orders(script: Script): void {
  const { random } = script;
  if (random.chance(0.5))
    script.post('taxes', {
      country: random.pick(['', 'GR']),
      rate: random.pick(['19', '24.0000', '5.5']),
      name: 'VAT',
      shipping: random.chance(0.6),
    });
  if (random.chance(0.4))
    script.post('coupons', {
      code: 'TEN',
      discount_type: random.pick(['percent', 'fixed_cart', 'fixed_product']),
      amount: '10',
    });
  const all = goods(script);
  const stock = (): void =>
    void script.get(`products/${random.pick([all.lamp, all.small]).id}`, {
      _fields: 'id,stock_quantity,stock_status,total_sales',
    });
  const made: Made[] = [];
  for (let each = 0; each < 4; each += 1) {
    const order = script.post('orders', {
      line_items: [line(script, all)],
      ...orderFields(script, all),
    });
    made.push(order);
    if (random.chance(0.5)) stock();
    for (let change = random.between(1, 3); change > 0; change -= 1) {
      if (random.chance(0.5)) script.put(`orders/${order.id}`, { status: random.pick(STATUSES) });
      else script.put(`orders/${order.id}`, random.chance(0.15) ? {} : orderFields(script, all));
      if (random.chance(0.5)) stock();
    }
    if (random.chance(0.6))
      script.put(`orders/${order.id}`, { line_items: [lineChange(script, order, all)] });
    script.get(`orders/${order.id}`);
    stock();
  }
  for (let each = 0; each < 4; each += 1)
    script.post('orders', {
      ...(random.chance(0.5) ? { line_items: [line(script, all)] } : {}),
      ...oddFields(script),
    });
  script.post('orders', {
    line_items: [
      random.pick<Json>([
        { product_id: 999999 },
        { name: 'Free text', total: '5' },
        { sku: 'NOPE' },
        {},
        { product_id: all.lamp.id, quantity: 0 },
        { product_id: all.lamp.id, quantity: -1 },
        { product_id: all.lamp.id, quantity: 'abc' },
        { quantity: 2 },
        { name: 'Only a name' },
      ]),
    ],
  });
  const batch = script.post('orders/batch', {
    create: [
      { line_items: [line(script, all)], ...orderFields(script, all) },
      { status: 'nope' },
      oddFields(script),
    ],
    update: [
      { id: the(made[0]).id, status: random.pick([...STATUSES, 'nope']) },
      { id: 999999 },
      { id: the(made[1]).id, ...orderFields(script, all) },
    ],
  });
  stock();
  script.delete(`products/${all.plain.id}`, true);
  script.get(`orders/${the(made[0]).id}`);
  script.get(`orders/${the(made[1]).id}`);
  script.delete(`orders/${the(made[2]).id}`);
  script.delete(`orders/${the(made[2]).id}`);
  script.get(`orders/${the(made[2]).id}`);
  script.put(`orders/${the(made[2]).id}`, { status: 'processing' });
  script.delete(`orders/${the(made[3]).id}`, true);
  script.get(`orders/${the(made[3]).id}`);
  script.put(`orders/${the(made[3]).id}`, {});
  stock();
  script.post('orders/batch', { delete: [batch.at('create.0.id'), 999999] });
  script.get('orders', { orderby: 'id', order: 'asc', _fields: 'id,status,total' });
}
