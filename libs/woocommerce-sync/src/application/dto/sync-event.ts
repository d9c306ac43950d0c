import { z } from 'zod';
import { storableText } from './storable-text';
import { subjectId } from './subject-id';

/** The channels on which the ERP says that something changed; the channel is the event's name. */
export const EVENT_CHANNELS = [
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
export type EventChannel = (typeof EVENT_CHANNELS)[number];

/** An event, whatever shape its message had: that something changed, never to what. */
export interface SyncEvent {
  readonly channel: EventChannel;
  readonly eventId: string | null;
  /** Null: all stores. */
  readonly storeId: string | null;
  /** Ids of products, or of categories on the `category.*` channels. */
  readonly subjectIds: readonly string[];
}

/** Most products that one event may name, and all events of one call together. */
export const MOST_SUBJECTS = 10_000;

const eventId = storableText.max(200).nullish();
const common = { eventId, storeId: z.string().min(1).max(64).nullish() };

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
): SyncEvent | null {
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
