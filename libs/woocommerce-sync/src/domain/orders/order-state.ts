import { changesBetween } from './content/order-changes';
import type { OrderChange, OrderEventType, OrderNews, RefundDetail } from './order-event';
import type { PulledOrder } from './pulled-order';
import { productsOf, withProducts, type SoldProduct } from './sold-products';

/** What we know of one order of a shop. */
export interface OrderState {
  /** How much was told of it; 0 while its status has not been one that is taken. */
  readonly version: number;
  /** The shop's own; `trash` where it lies there, `GONE` where the shop has it no more. */
  readonly status: string;
  /** Of the content that was told last; null where nothing was, or by an early version. */
  readonly contentDigest: string | null;
  /** The event that told of it last; null where nothing was told. */
  readonly eventId: string | null;
  /** What was told last; null where nothing was, or where it is forgotten. */
  readonly content: PulledOrder | null;
  /** When the shop last touched it, as far as we know; null where it does not say. */
  readonly modifiedAt: Date | null;
  /** When the reading began that this is from, by the ledger's clock. */
  readonly readAt: Date;
  /** Refunds that were told; null where an early version told, and it is forgotten which. */
  readonly refundIds: readonly number[] | null;
  /** By line: what it sold, as it was known when the line was seen first. */
  readonly products: Readonly<Record<string, SoldProduct>>;
}

/** An order as a reading found it. */
export interface OrderArrival {
  readonly order: PulledOrder;
  /** The same for the same content, by what the shop said alone. */
  readonly contentDigest: string;
  /** What earlier versions of this service told the same content by. */
  readonly earlier: { readonly digests: readonly string[]; readonly eventIds: readonly string[] };
  /** Whether orders in this status are told of. */
  readonly isTaken: boolean;
  /** The same as long as no reading can change what we know of the order. */
  readonly fingerprint: string;
  /** The order's refunds, as far as they have been read whole. */
  readonly refunds: readonly RefundDetail[];
  /** When the reading began, by the ledger's clock. */
  readonly readAt: Date;
}

/** What we know of an order now, and what is to be told of it. */
export interface OrderProgress {
  readonly state: OrderState;
  readonly news: readonly OrderNews[];
}

/** The status of an order that the shop has no more: it says so itself, by 404. */
export const GONE = 'gone';

export const TRASHED = 'trash';
const CALLED_OFF: ReadonlySet<string> = new Set(['cancelled', 'failed']);

/**
 * What becomes known of an order by a reading, and what of that is to be told. A reading that is
 * older than what we know changes nothing: readings overtake each other. What was in the shop
 * before its status was taken is not told of; from then on everything is.
 */
export function progressOf(state: OrderState, arrival: OrderArrival): OrderProgress {
  if (isOlder(state, arrival)) return { state, news: [] };
  const products = { ...productsOf(arrival.order), ...state.products };
  const order = withProducts(arrival.order, products);
  const seen = {
    ...state,
    products,
    status: order.status,
    modifiedAt: modifiedAt(order),
    readAt: arrival.readAt,
    refundIds: state.refundIds ?? refundIdsOf(order),
  };
  if (state.version === 0 && !arrival.isTaken) return { state: seen, news: [] };
  return withRefunds(withContent(seen, { ...arrival, order }, state.status), { ...arrival, order });
}

/** What follows from the shop's own answer that it has an order no more. */
export function progressOfGone(state: OrderState, ids: OrderIds, readAt: Date): OrderProgress {
  if (state.readAt > readAt || state.status === GONE) return { state, news: [] };
  const next: OrderState = { ...state, status: GONE, readAt };
  if (state.version === 0 || state.status === TRASHED) return { state: next, news: [] };
  const order = state.content === null ? null : { ...state.content, status: GONE };
  return told(next, ids, { type: 'deleted', order, contentDigest: null, changes: null });
}

/** Which order of which store. */
export interface OrderIds {
  readonly storeId: string;
  readonly orderId: number;
}

function isOlder(state: OrderState, { order, readAt }: OrderArrival): boolean {
  const at = modifiedAt(order);
  if (at !== null && state.modifiedAt !== null && at.getTime() !== state.modifiedAt.getTime())
    return at < state.modifiedAt;
  return readAt < state.readAt;
}

/** A state whose refunds are known. */
type SeenState = OrderState & { readonly refundIds: readonly number[] };

/** Tells of the order itself: that there is one, or what changed. */
function withContent(state: SeenState, arrival: OrderArrival, statusBefore: string): OrderProgress {
  const { order, contentDigest, earlier } = arrival;
  const content = { order, contentDigest };
  if (state.version === 0)
    return told(state, order, { ...content, type: 'received', changes: null });
  const removed = refundsRemoved(state, order);
  const isKnown =
    state.contentDigest === contentDigest ||
    (state.contentDigest !== null && earlier.digests.includes(state.contentDigest)) ||
    (state.contentDigest === null && earlier.eventIds.includes(state.eventId ?? ''));
  const changes = isKnown ? [] : state.content && changesBetween(state.content, order);
  if (changes?.length === 0 && removed.length === 0)
    return { state: { ...state, contentDigest, content: order }, news: [] };
  return told(
    { ...state, refundIds: state.refundIds.filter((id) => !removed.includes(id)) },
    order,
    {
      ...content,
      type: typeOf(order.status, statusBefore),
      changes: changes === null ? null : [...changes, ...removed.map(removal)],
    },
  );
}

function typeOf(status: string, before: string): OrderEventType {
  if (status === before) return 'updated';
  if (status === TRASHED) return 'deleted';
  return CALLED_OFF.has(status) ? 'cancelled' : 'updated';
}

/** Tells of each refund that was not told of. */
function withRefunds(progress: OrderProgress, { order, refunds }: OrderArrival): OrderProgress {
  return refunds
    .filter(({ refundId }) => progress.state.refundIds?.includes(refundId) !== true)
    .reduce((before, refund) => withRefund(before, order, refund), progress);
}

function withRefund(
  { state, news }: OrderProgress,
  order: PulledOrder,
  refund: RefundDetail,
): OrderProgress {
  const next = { ...state, refundIds: [...(state.refundIds ?? []), refund.refundId] };
  const after = told(next, order, {
    type: 'refunded',
    order,
    contentDigest: state.contentDigest,
    changes: null,
    refund: { ...refund, lines: refund.lines?.map((line) => soldBy(line, state)) ?? null },
  });
  return { state: after.state, news: [...news, ...after.news] };
}

function soldBy<T extends SoldProduct & { readonly lineId: number | null }>(
  line: T,
  { products }: OrderState,
): T {
  return { ...line, ...products[String(line.lineId)] };
}

function told(
  state: OrderState,
  { storeId, orderId }: OrderIds,
  what: Pick<OrderNews, 'type' | 'order' | 'contentDigest' | 'changes'> & {
    readonly refund?: RefundDetail;
  },
): OrderProgress {
  const { type, contentDigest, refund = null } = what;
  const version = state.version + 1;
  const eventId = `${storeId}.${orderId}.${nameOf(type, version, contentDigest, refund)}`;
  const news: OrderNews = { ...what, version, eventId, refund, status: state.status };
  const content = what.order ?? state.content;
  return { state: { ...state, version, contentDigest, content, eventId }, news: [news] };
}

/**
 * What an event is known by, beside its order. The first one goes by its content alone, so that it
 * keeps its id though our ledger were lost; later ones count, since a content may come again.
 */
function nameOf(
  type: OrderEventType,
  version: number,
  digest: string | null,
  refund: RefundDetail | null,
): string {
  if (refund !== null) return `refund.${refund.refundId}`;
  return type === 'received' && digest !== null ? digest : `v${version}.${digest ?? type}`;
}

function refundsRemoved(state: SeenState, order: PulledOrder): number[] {
  return state.refundIds.filter((told) => !order.refunds.some(({ id }) => id === told));
}

function refundIdsOf({ refunds }: PulledOrder): number[] {
  return refunds.flatMap(({ id }) => id ?? []);
}

function removal(refundId: number): OrderChange {
  return { field: `refunds.#${refundId}`, before: { id: refundId }, after: null };
}

function modifiedAt({ modifiedAt: at }: PulledOrder): Date | null {
  return at === null ? null : new Date(at);
}
