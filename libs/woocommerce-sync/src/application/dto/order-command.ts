import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OrderCommandBody } from '../../domain/orders/commands/order-command';
import { isPlainDecimal, NOT_A_PLAIN_DECIMAL } from '../../domain/fields/decimal';
import { storableText } from './storable-text';

/** The channels on which the ERP says what it did with an order. */
export const ORDER_CHANNELS = [
  'order.booked',
  'order.shipped',
  'order.cancelled',
  'order.refunded',
] as const;

/** One of the four. */
export type OrderChannel = (typeof ORDER_CHANNELS)[number];

/** Largest id that the ledger keeps. WordPress counts from 1. */
const LARGEST_ID = 2_147_483_647;
const MOST_PIECES = 1_000_000_000;

/** A whole number, or text that is one. */
function whole(least: number, most: number) {
  const number = z.int().min(least).max(most);
  const text = z
    .string()
    .regex(/^\d{1,10}$/, 'is no whole number')
    .transform(Number)
    .pipe(number);
  return z.union([number, text]);
}

const id = whole(1, LARGEST_ID);
const shortText = storableText.max(100);
const longText = storableText.max(1_000);

/** Money; a number stands for the text that says the same. */
const money = z
  .union([z.string(), z.number().transform(String)])
  .refine(isPlainDecimal, NOT_A_PLAIN_DECIMAL);

const amount = money.refine((text) => /[1-9]/.test(text), 'has to be above zero');

function linesOf<L extends z.ZodType<{ lineId: number }>>(line: L) {
  return z
    .array(line)
    .min(1)
    .max(1_000)
    .refine(
      (lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length,
      'names a line twice',
    );
}

const shippedLine = z.object({ lineId: id, quantity: whole(1, MOST_PIECES) });
const refundedLine = z.object({
  lineId: id,
  quantity: whole(0, MOST_PIECES).default(0),
  total: money.default('0'),
  taxes: z
    .array(z.object({ rateId: id, total: money }))
    .max(100)
    .default([]),
});

const BODIES: Readonly<Record<OrderChannel, z.ZodType<OrderCommandBody>>> = {
  'order.booked': z
    .object({ document: shortText.trim().min(1) })
    .transform((body) => ({ kind: 'booked' as const, ...body })),
  'order.shipped': z
    .object({
      trackingNumbers: z.array(shortText.trim().min(1)).max(100).nullish(),
      carrier: shortText.trim().nullish(),
      trackingUrl: z
        .url({ protocol: /^https?$/ })
        .max(2_000)
        .nullish(),
      shippedAt: z.iso.datetime({ offset: true }).nullish(),
      lines: linesOf(shippedLine).nullish(),
    })
    .transform(({ trackingNumbers, carrier, trackingUrl, shippedAt, lines }) => ({
      kind: 'shipped' as const,
      trackingNumbers: [...new Set(trackingNumbers ?? [])],
      carrier: carrier ?? '',
      trackingUrl: trackingUrl ?? null,
      shippedAt: shippedAt ?? null,
      lines: lines ?? null,
    })),
  'order.cancelled': z
    .object({ reason: longText.trim().nullish() })
    .transform(({ reason }) => ({ kind: 'cancelled' as const, reason: reason ?? '' })),
  'order.refunded': z
    .object({
      amount,
      reason: longText.trim().nullish(),
      lines: linesOf(refundedLine).nullish(),
      restock: z.boolean().nullish(),
    })
    .transform(({ reason, lines, restock, ...body }) => ({
      kind: 'refunded' as const,
      ...body,
      reason: reason ?? '',
      lines: lines ?? [],
      restock: restock ?? true,
    })),
};

const order = z.object({ orderId: id });

/** What a message on one of these channels says. */
export interface ReadOrderCommand {
  readonly orderId: number;
  readonly body: OrderCommandBody;
}

/** Whether a channel is one of these. */
export function isOrderChannel(channel: string): channel is OrderChannel {
  return (ORDER_CHANNELS as readonly string[]).includes(channel);
}

/** Reads a message; or says what is wrong with it, with the field. */
export function readOrderCommand(
  channel: OrderChannel,
  message: unknown,
): { readonly command: ReadOrderCommand } | { readonly field: string; readonly problem: string } {
  const head = order.safeParse(message);
  if (!head.success) return problemIn(head.error);
  const body = BODIES[channel].safeParse(message);
  if (!body.success) return problemIn(body.error);
  return { command: { orderId: head.data.orderId, body: body.data } };
}

/**
 * The id of a command that has none: the same for the same content. A message that comes twice is
 * one command.
 */
export function idByContent({ orderId, body }: ReadOrderCommand): string {
  return createHash('sha256')
    .update(JSON.stringify([orderId, body]))
    .digest('hex')
    .slice(0, 32);
}

function problemIn({ issues: [issue] }: z.ZodError): { field: string; problem: string } {
  return { field: issue?.path.join('.') ?? '', problem: issue?.message ?? 'is no such message' };
}
