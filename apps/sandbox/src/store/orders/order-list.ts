import { textOf } from '../texts/coercions';
import { datesWithin, hasDates } from '../http/list-dates';
import type { Params } from '../rest/rest-call';
import type { Shop } from '../state/shop';
import { instantOfGmt } from '../state/shop-time';
import { holdsText } from '../texts/collation-order';
import { countOf, isEmpty, isNumeric } from '../texts/php';
import { isOrderStatus, type Address, type StoreOrder } from './store-order';

type Filter = (order: StoreOrder) => boolean;
type Order = (a: StoreOrder, b: StoreOrder) => number;

/** The orders that a list asks for, in its order; newest first unless it says so. */
export function ordersListed(
  orders: Iterable<StoreOrder>,
  params: Params,
  shop: Shop,
): StoreOrder[] {
  const filters = [statusFilter(params), ...listFilters(params), ...dateFilters(params, shop)];
  const compare = orderOf(params);
  return [...orders].filter((order) => filters.every((fits) => fits(order))).sort(compare);
}

/** Any but drafts, where none is asked for. */
function statusFilter({ status }: Params): Filter {
  const wanted = (status as readonly string[] | undefined) ?? [];
  const isAny = wanted.length === 0 || wanted.includes('any');
  return (order) =>
    isAny
      ? isOrderStatus(order.status) && order.status !== 'checkout-draft'
      : wanted.includes(order.status);
}

function dateFilters(params: Params, { settings, behaviours }: Shop): Filter[] {
  if (!hasDates(params)) return [];
  const within = datesWithin(params, settings.timeZone, behaviours);
  return [
    (order) =>
      within({
        created: instantOfGmt(order.date_created_gmt),
        modified: instantOfGmt(order.date_modified_gmt),
      }),
  ];
}

function listFilters(params: Params): Filter[] {
  const filters: Filter[] = [];
  const ids = (name: string): readonly number[] | null => {
    const value = params[name] as readonly number[] | undefined;
    return value === undefined || value.length === 0 ? null : value;
  };
  const { customer, product, search, created_via: origins } = params;
  const [include, exclude] = [ids('include'), ids('exclude')];
  const [parents, others] = [ids('parent'), ids('parent_exclude')];
  // What holds a product counts in place of what was asked for by ids.
  if (!isEmpty(product))
    filters.push(({ line_items }) => line_items.some(({ product_id }) => product_id === product));
  else if (include !== null) filters.push(({ id }) => include.includes(id));
  if (exclude !== null) filters.push(({ id }) => !exclude.includes(id));
  if (parents !== null) filters.push(({ parent_id }) => parents.includes(parent_id));
  if (others !== null) filters.push(({ parent_id }) => !others.includes(parent_id));
  if (customer !== undefined) filters.push(({ customer_id }) => customer_id === customer);
  if (Array.isArray(origins) && origins.length > 0)
    filters.push(({ created_via }) => origins.includes(created_via));
  if (!isEmpty(search)) filters.push(searched(textOf(search)));
  return filters;
}

/** Looks into numbers, addresses, names of lines and what a payment is known by. */
function searched(text: string): Filter {
  return ({ id, billing, shipping, line_items, transaction_id }) =>
    (isNumeric(text) && id === countOf(text)) ||
    holdsText((billing['email'] ?? '').slice(0, text.length), text) ||
    holdsText(transaction_id, text) ||
    line_items.some(({ name }) => holdsText(name, text)) ||
    [billing, shipping].some((address) => holdsText(indexOf(address), text));
}

/** An address in one line, as the shop searches it. */
function indexOf(address: Address): string {
  return Object.values(address).join(' ');
}

function orderOf({ orderby, order, include }: Params): Order {
  const direction = order === 'asc' ? 1 : -1;
  if (orderby === 'id') return (a, b) => direction * (a.id - b.id);
  if (orderby === 'date' || orderby === 'modified') {
    const field = orderby === 'date' ? 'date_created_gmt' : 'date_modified_gmt';
    return (a, b) => direction * (instantOfGmt(a[field]) - instantOfGmt(b[field]) || a.id - b.id);
  }
  const wanted = (include as readonly number[] | undefined) ?? [];
  if (orderby === 'include' && wanted.length > 0)
    return (a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id);
  return (a, b) => a.id - b.id;
}
