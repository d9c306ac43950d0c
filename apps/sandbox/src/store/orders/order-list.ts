import { invalidParams, type ParamProblem } from '../coercions';
import { dateFilter, dateProblems } from '../list-dates';
import { pageProblems } from '../paging';
import { notOneOf } from '../products/request-schema';
import type { Shop } from '../shop';
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
export function ordersListed(orders: Iterable<StoreOrder>, query: Query, shop: Shop): StoreOrder[] {
  const problems = [...pageProblems(query, shop), ...dateProblems(query), ...nameProblems(query)];
  if (problems.length > 0) throw invalidParams(problems);
  const inTime = dateFilter(query, shop);
  const filters: Filter[] = [statusFilter(query), ...listFilters(query)];
  if (inTime !== null) filters.push((order) => inTime(datesOf(order)));
  const compare = ORDERS[orderOf(query)] ?? byId;
  const direction = query['order'] === 'asc' ? 1 : -1;
  return [...orders]
    .filter((order) => filters.every((fits) => fits(order)))
    .sort((a, b) => direction * compare(a, b));
}

function nameProblems(query: Query): ParamProblem[] {
  return [
    notOneOf(orderOf(query), Object.keys(ORDERS), 'orderby'),
    ...statusesOf(query).map((name, index) => {
      const problem = notOneOf(name, LISTABLE, `status[${index}]`);
      return problem === null ? null : { ...problem, field: 'status' };
    }),
  ].filter((problem) => problem !== null);
}

function orderOf({ orderby }: Query): string {
  return typeof orderby === 'string' ? orderby : 'date';
}

function statusesOf({ status }: Query): string[] {
  return typeof status === 'string' && status !== '' ? status.split(',') : ['any'];
}

function statusFilter(query: Query): Filter {
  const wanted = statusesOf(query);
  return (order) => wanted.includes(order.status) || (wanted.includes('any') && isOrderStatus(order.status));
}

function datesOf(order: StoreOrder): { createdAt: number; modifiedAt: number } {
  return {
    createdAt: instantOfGmt(order.date_created_gmt),
    modifiedAt: instantOfGmt(order.date_modified_gmt),
  };
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
