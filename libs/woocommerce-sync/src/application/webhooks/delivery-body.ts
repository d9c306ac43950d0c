import { z } from 'zod';
import { subjectOf, type HintSubject } from '../../domain/webhooks/webhook-topic';

/** As a new webhook is pinged: a form, which nobody has signed (fact 29). */
const PING = /^webhook_id=\d{1,20}$/;
const LONGEST_PING = 40;

/** Largest id that a column takes. */
const LARGEST_ID = 2_147_483_647;

const thing = z.object({
  id: z.coerce.number().int().positive().max(LARGEST_ID),
  line_items: z.unknown().optional(),
});

/** Whether a body without a signature is the ping of a webhook that was just made. */
export function isPing(body: Buffer): boolean {
  return body.length <= LONGEST_PING && PING.test(body.toString('latin1'));
}

/**
 * What a signed body hints at; null where it names nothing that is read.
 * @param topic as the header says; null where something on the way has taken the header: then an
 *   order is known by its lines
 */
export function hintIn(
  body: Buffer,
  topic: string | null,
): { readonly subject: HintSubject; readonly subjectId: number } | null {
  const read = thing.safeParse(parsed(body.toString('utf8')));
  if (!read.success) return null;
  const { id, line_items: lines } = read.data;
  const subject = topic === null && Array.isArray(lines) ? 'order' : subjectOf(topic ?? '');
  return subject === null ? null : { subject, subjectId: id };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
