import { z } from 'zod';
import {
  isOrderChannel,
  ORDER_CHANNELS,
  readOrderCommand,
  type OrderChannel,
  type ReadOrderCommand,
} from './order-command';
import { storableText } from './storable-text';
import { subjectId } from './subject-id';

/** The channels on which the ERP says that something changed; the channel is the event's name. */
export const CHANGE_CHANNELS = [
  'inventory.stock_changed',
  'inventory.stock_updated',
  'pricing.price_changed',
  'pricing.price_updated',
  'product.updated',
  'product.created',
  'product.category_changed',
  'product.image_added',
  'product.image_updated',
  'category.created',
  'category.updated',
] as const;

/** One of the eleven channels. */
export type ChangeChannel = (typeof CHANGE_CHANNELS)[number];

/** All channels of the ERP. */
export const EVENT_CHANNELS = [...CHANGE_CHANNELS, ...ORDER_CHANNELS] as const;

/** One of the fifteen. */
export type EventChannel = (typeof EVENT_CHANNELS)[number];

/** An event, whatever shape its message had: that something changed, never to what. */
export interface SyncEvent {
  readonly channel: ChangeChannel;
  readonly eventId: string | null;
  /** Null: all stores. */
  readonly storeId: string | null;
  /** Ids of products, or of categories on the `category.*` channels. */
  readonly subjectIds: readonly string[];
}

/** What the ERP did with an order. It carries its values: the shop is to follow. */
export interface OrderCommandEvent {
  readonly channel: OrderChannel;
  /** Null: it goes by its content. */
  readonly eventId: string | null;
  /** Null: the only store. */
  readonly storeId: string | null;
  /** The shop's own id of the order, as text. */
  readonly subjectIds: readonly string[];
  readonly command: ReadOrderCommand;
}

/** Whatever the ERP can say. */
export type ErpEvent = SyncEvent | OrderCommandEvent;

/** Most products that one event may name, and all events of one call together. */
export const MOST_SUBJECTS = 10_000;

const eventId = storableText.max(200).nullish();
const common = { eventId, storeId: z.string().min(1).max(64).nullish() };

const orderHead = z.object(common);

const productBody = z
  .object({
    ...common,
    productId: subjectId.optional(),
    // Counted before each is looked at.
    productIds: z.array(z.unknown()).max(MOST_SUBJECTS).pipe(z.array(subjectId)).optional(),
  })
  .transform(({ productId, productIds, ...rest }) => ({
    ...rest,
    subjectIds: [...(productId === undefined ? [] : [productId]), ...(productIds ?? [])],
  }));

const categoryBody = z
  .object({ ...common, categoryId: subjectId })
  .transform(({ categoryId, ...rest }) => ({ ...rest, subjectIds: [categoryId] }));

/**
 * Reads an event's body; null where it is not one that the contract knows. `envelopeId` names it
 * where its body does not.
 */
export function parseEventBody(
  channel: EventChannel,
  body: unknown,
  envelopeId: string | null,
): ErpEvent | null {
  if (isOrderChannel(channel)) return parseOrderEvent(channel, body, envelopeId);
  const schema = channel.startsWith('category.') ? categoryBody : productBody;
  const { data } = schema.safeParse(body);
  if (data === undefined || data.subjectIds.length === 0) return null;
  return {
    channel,
    // A wrapping whose id is unusable is no reason to lose the event.
    eventId: data.eventId ?? eventId.safeParse(envelopeId).data ?? null,
    storeId: data.storeId ?? null,
    subjectIds: [...new Set(data.subjectIds)],
  };
}

/** What is wrong with an event's body, with the field; for who waits for an answer. */
export function problemWith(
  channel: EventChannel,
  body: unknown,
): { readonly field: string; readonly problem: string } {
  if (isOrderChannel(channel)) {
    const read = readOrderCommand(channel, body);
    return 'command' in read ? { field: '', problem: 'has an id or a store that is none' } : read;
  }
  const wanted = channel.startsWith('category.') ? 'a categoryId' : 'a productId or productIds';
  return { field: '', problem: `has to have ${wanted}` };
}

function parseOrderEvent(
  channel: OrderChannel,
  body: unknown,
  envelopeId: string | null,
): OrderCommandEvent | null {
  const head = orderHead.safeParse(body).data;
  const read = readOrderCommand(channel, body);
  if (head === undefined || !('command' in read)) return null;
  return {
    channel,
    eventId: head.eventId ?? eventId.safeParse(envelopeId).data ?? null,
    storeId: head.storeId ?? null,
    subjectIds: [String(read.command.orderId)],
    command: read.command,
  };
}
