import { the } from '../../../../../support/the';
import { goodDate } from '../../pools/dates';
import { flagText, numberText } from '../../pools/values';
import type { Script } from '../../script';
import { goods, line } from '../../pools/goods';

/** Lists of orders: filters, pages, searches, dates; and what is written beside them: notes. */
export function orderLists(script: Script): void {
  const { random } = script;
  const all = goods(script);
  const made = Array.from({ length: 6 }, (_none, at) =>
    script.post(
      'orders',
      {
        status: random.pick([
          'pending',
          'processing',
          'on-hold',
          'completed',
          'cancelled',
          'checkout-draft',
          'failed',
        ]),
        line_items: [line(script, all)],
        billing: {
          first_name: random.pick(['Anna', 'Ana', 'Ștefan']),
          last_name: `Last${at}`,
          email: `c${at}@x.example`,
          city: random.pick(['Cluj', 'Athína']),
        },
        ...(random.chance(0.3) ? { transaction_id: `T-${at}` } : {}),
      },
      random.chance(0.6) ? { settle: true } : {},
    ),
  );
  script.put(`orders/${the(made[1]).id}`, { customer_note: 'later' }, { settle: true });
  script.delete(`orders/${the(made[5]).id}`);
  const some = (): string => random.pick(made).id;
  const filters: Record<string, () => string> = {
    status: () =>
      random.pick([
        'any',
        'processing',
        'pending,processing',
        'trash',
        'checkout-draft',
        'auto-draft',
        'nope',
        'processing,nope',
        '',
      ]),
    customer: () => random.pick(['0', '1', 'abc', '']),
    product: () => random.pick([all.lamp.id, all.family.id, all.small.id, '999999', 'abc']),
    dp: () => numberText(random, 4),
    search: () =>
      random.pick([
        'anna',
        'Ana',
        'Last2',
        'c3@x',
        'cluj',
        'Lamp',
        'T-1',
        '5',
        'stefan',
        '',
        'x.example',
      ]),
    include: () => random.pick([some(), `${some()},${some()}`, '', 'abc', '999999']),
    exclude: () => random.pick([some(), '']),
    parent: () => random.pick(['0', some(), '']),
    after: () => random.pick([goodDate(random), `${goodDate(random)}Z`, '2020-01-01', 'abc', '']),
    before: () => random.pick([goodDate(random), '2099-01-01T00:00:00']),
    modified_after: () => random.pick([goodDate(random), 'abc', '', '2099-01-01T00:00:00']),
    dates_are_gmt: () => flagText(random),
    orderby: () =>
      random.pick(['date', 'id', 'include', 'title', 'slug', 'modified', 'price', 'nope']),
    order: () => random.pick(['asc', 'desc', 'up']),
    per_page: () => numberText(random, 4),
    page: () => numberText(random, 3),
    offset: () => numberText(random, 3),
    created_via: () => random.pick(['rest-api', 'checkout', '']),
    order_item_display_meta: () => flagText(random),
    include_meta: () => random.pick(['a', '_cypher_x']),
  };
  for (let each = 0; each < 18; each += 1) {
    const query: Record<string, string> = random.chance(0.85)
      ? { _fields: 'id,status,number,total' }
      : {};
    for (let count = random.pick([0, 1, 1, 2, 2, 3]); count > 0; count -= 1) {
      const name = random.pick(Object.keys(filters));
      query[name] = the(filters[name])();
    }
    script.get('orders', query);
  }
  const order = the(made[0]);
  const note = script.post(`orders/${order.id}/notes`, {
    note: random.pick(['Called', 'a <b>b</b> & c', '', ' ']),
    customer_note: random.pick([true, false]),
  });
  script.get(`orders/${order.id}/notes/${note.id}`);
  script.post(`orders/${order.id}/notes`, {});
  script.get(`orders/${order.id}/notes/999999`);
  script.get('orders/999999/notes');
  script.delete(`orders/${order.id}/notes/${note.id}`);
  script.delete(`orders/${order.id}/notes/${note.id}`, true);
  script.get('orders/statuses');
  script.get('orders/999999');
  script.put('orders/999999', {});
  script.delete('orders/999999', true);
}
