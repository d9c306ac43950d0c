import type { Behaviours } from '../behaviours';
import { invalidParams } from '../coercions';
import { datesWithin } from '../list-dates';
import { notOneOf } from '../products/request-schema';
import { instantOfGmt } from '../shop-time';
import { isOrderStatus } from './order-body';
import { ORDER_STATUSES, type StoreOrder } from './store-order';

type Query = Readonly<Record<string, unknown>>;
type Filter = (order: StoreOrder) => boolean;
type Order = (a: StoreOrder, b: StoreOrder) => number;

const LISTABLE = ['any', 'trash', 'auto-draft', ...Object.keys(ORDER_STATUSES)];
const byText =
  (field: 'date_created_gmt' | 'date_modified_gmt'): Order =>
  (a, b) =>
    a[field] === b[field] ? a.id - b.id : a[field] < b[field] ? -1 : 1;
const byId: Order = (a, b) => a.id - b.id;
const ORDERS: Readonly<Record<string, Order>> = {
  date: byText('date_created_gmt'),
  id: byId,
  include: byId,
  title: byId,
  slug: byId,
  modified: byText('date_modified_gmt'),
};

/** The orders that a list asks for, in its order; newest first unless it says so. @throws StoreError 400 */
export function ordersListed(
  orders: Iterable<StoreOrder>,
  query: Query,
  zone: string,
  behaviours: Behaviours,
): StoreOrder[] {
  const within = datesWithin(query, zone, behaviours);
  const filters: Filter[] = [
    statusFilter(query),
    (order) =>
      within({
        created: instantOfGmt(order.date_created_gmt),
        modified: instantOfGmt(order.date_modified_gmt),
      }),
    ...listFilters(query),
  ];
  const compare = orderOf(query);
  const direction = query['order'] === 'asc' ? 1 : -1;
  return [...orders]
    .filter((order) => filters.every((fits) => fits(order)))
    .sort((a, b) => direction * compare(a, b));
}

function orderOf({ orderby = 'date' }: Query): Order {
  const name = typeof orderby === 'string' ? orderby : '';
  const problem = notOneOf(name, Object.keys(ORDERS), 'orderby');
  if (problem !== null) throw invalidParams([problem]);
  return ORDERS[name] ?? byId;
}

function statusFilter({ status }: Query): Filter {
  const wanted = typeof status === 'string' && status !== '' ? status.split(',') : ['any'];
  wanted.forEach((name, index) => {
    const problem = notOneOf(name, LISTABLE, `status[${index}]`);
    if (problem !== null) throw invalidParams([{ ...problem, field: 'status' }]);
  });
  return (order) => wanted.includes(order.status) || (wanted.includes('any') && isOrderStatus(order.status));
}

function listFilters(query: Query): Filter[] {
  const filters: Filter[] = [];
  const numbers = (name: string): number[] | null => {
    const text = query[name];
    return typeof text === 'string' && text !== '' ? text.split(',').map(Number) : null;
  };
  const [include, exclude] = [numbers('include'), numbers('exclude')];
  const [customer, product] = [numbers('customer')?.[0], numbers('product')?.[0]];
  if (include !== null) filters.push(({ id }) => include.includes(id));
  if (exclude !== null) filters.push(({ id }) => !exclude.includes(id));
  if (customer !== undefined) filters.push(({ customer_id }) => customer_id === customer);
  if (product !== undefined) {
    filters.push(({ line_items }) => line_items.some(({ product_id }) => product_id === product));
  }
  if (typeof query['search'] === 'string' && query['search'] !== '') filters.push(searched(query['search']));
  return filters;
}

function searched(text: string): Filter {
  const wanted = text.toLowerCase();
  return ({ number, billing, shipping, line_items }) =>
    [
      number,
      ...Object.values(billing),
      ...Object.values(shipping),
      ...line_items.map(({ name }) => name),
    ].some((value) => value.toLowerCase().includes(wanted));
}
