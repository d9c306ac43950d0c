import { randomUUID } from 'node:crypto';

/**
 * How a message may be wrapped (docs/erp.md): plain, in an envelope, or as a packet of Nest's Redis
 * transport.
 */
export type MessageShape = 'plain' | 'envelope' | 'nest';

export const MESSAGE_SHAPES: readonly MessageShape[] = ['plain', 'envelope', 'nest'];

/** What an event is about. */
export type EventSubject =
  { productId: string } | { categoryId: string } | { orderId: number; [field: string]: unknown };

/**
 * The channels that tell of a change of these fields of a product, the most urgent first, each
 * once.
 */
export function channelsFor(patch: Readonly<Record<string, unknown>>): string[] {
  const order = [
    'pricing.price_changed',
    'inventory.stock_changed',
    'product.updated',
    'product.category_changed',
    'product.image_updated',
  ];
  const wanted = new Set(Object.keys(patch).flatMap((field) => fieldChannels(field, patch[field])));
  return order.filter((channel) => wanted.has(channel));
}

function fieldChannels(field: string, value: unknown): string[] {
  switch (field) {
    case 'price':
    case 'prices':
      return ['pricing.price_changed'];
    case 'stock':
      return ['inventory.stock_changed'];
    case 'images':
    case 'image':
      return ['product.image_updated'];
    case 'categoryIds':
      return ['product.category_changed'];
    case 'variants':
      // A variant's change is told as the same change of its product; its id says only which one.
      return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((variant) => {
        const changes = Object.entries(Object(variant) as object).filter(([name]) => name !== 'id');
        return channelsFor(Object.fromEntries(changes));
      });
    default:
      return ['product.updated'];
  }
}

/** The message for a channel, as JSON text, with an id of its own. */
export function eventMessage(
  channel: string,
  subject: EventSubject,
  now: Date,
  shape: MessageShape,
): string {
  const event = { eventId: randomUUID(), ...subject, occurredAt: now.toISOString() };
  switch (shape) {
    case 'plain':
      return JSON.stringify(event);
    case 'envelope':
      return JSON.stringify({ id: event.eventId, type: channel, data: event });
    case 'nest':
      return JSON.stringify({ pattern: channel, data: event });
  }
}
