import { the } from '../../../../../support/the';
import type { Json } from '../../../../suite/shop/json';
import { text } from '../../pools/texts';
import { wrong } from '../../pools/values';
import { someOf, type Made, type Script } from '../../script';
import type { Fields } from '../../../step';
import { goods, line } from '../../pools/goods';

/**
 * Refunds by amount and by line, with and without taking pieces back; too much, too little,
 * nothing.
 */
export function refunds(script: Script): void {
  const { random } = script;
  if (random.chance(0.4)) script.post('taxes', { country: '', rate: '19', name: 'VAT' });
  const all = goods(script);
  for (let each = 0; each < 3; each += 1) {
    const order = script.post('orders', {
      status: random.pick(['processing', 'completed', 'pending', 'on-hold']),
      line_items: [line(script, all), ...(random.chance(0.5) ? [line(script, all)] : [])],
      ...someOf(random, 0.3, {
        shipping_lines: () => [{ method_id: 'flat_rate', method_title: 'Flat', total: '4' }],
        fee_lines: () => [{ name: 'Fee', total: '2' }],
      }),
    });
    const made: Made[] = [];
    for (let count = random.between(2, 4); count > 0; count -= 1)
      made.push(script.post(`orders/${order.id}/refunds`, refund(script, order)));
    script.get(`orders/${order.id}`);
    script.get(`orders/${order.id}/refunds`);
    script.get(`products/${all.lamp.id}`, { _fields: 'id,stock_quantity' });
    script.get(`orders/${order.id}/refunds/${the(made[0]).id}`);
    if (random.chance(0.5))
      script.delete(`orders/${order.id}/refunds/${the(made[0]).id}`, random.chance(0.8));
    if (random.chance(0.4))
      script.put(`orders/${order.id}`, {
        status: random.pick(['refunded', 'cancelled', 'processing']),
      });
    if (random.chance(0.3))
      script.put(`orders/${order.id}`, {
        line_items: [{ id: order.at('line_items.0.id'), quantity: 3 }],
      });
    script.get(`orders/${order.id}`, { _fields: 'id,status,total,refunds,line_items' });
    script.get(`products/${all.lamp.id}`, { _fields: 'id,stock_quantity' });
  }
  script.get('orders/999999/refunds');
  script.post('orders/999999/refunds', { amount: '1' });
  script.get('refunds', { _fields: 'id,amount,parent_id' });
  script.get('refunds', { per_page: '2', ...(random.chance(0.5) ? { order: 'asc' } : {}) });
}

function refund({ random }: Script, order: Made): Fields {
  const id = order.at('line_items.0.id');
  const way = random.pick(['amount', 'line', 'both', 'odd']);
  const back: Fields = random.chance(0.85) ? { api_refund: false } : {};
  const more = someOf(random, 0.3, {
    reason: () => text(random, 2),
    api_restock: () => random.pick<Json>([true, false, 'false']),
    meta_data: () => [{ key: 'k', value: 'v' }],
  });
  const lines = [
    {
      id: random.chance(0.85) ? id : 999999,
      ...(random.chance(0.8) ? { quantity: random.pick([1, 1, 2, 99]) } : {}),
      refund_total: random.pick<Json>(['1', 2.5, '0', '1000']),
      ...(random.chance(0.2) ? { refund_tax: [{ id: 999_998, refund_total: 1 }] } : {}),
    },
  ];
  if (way === 'amount')
    return {
      amount: random.pick(['1', '2.50', '0', '-1', '99999', 'abc', '1,5', '']),
      ...back,
      ...more,
    };
  if (way === 'line') return { line_items: lines, ...back, ...more };
  if (way === 'both') return { amount: '3', line_items: lines, ...back, ...more };
  return {
    [random.pick(['amount', 'line_items', 'reason', 'api_refund', 'refunded_by'])]: wrong(random),
    ...back,
  };
}
