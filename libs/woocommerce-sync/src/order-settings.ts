import { z } from 'zod';
import { answer, pairsOf } from './named-pairs';

/** What the shop's REST API calls a status; plugins add their own. */
const STATUS = /^[a-z0-9_-]{1,38}$/;

/** Statuses of orders that are none yet, or none any more. */
const NEVER_TAKEN: ReadonlySet<string> = new Set(['any', 'trash', 'auto-draft', 'checkout-draft']);

/** `processing,on-hold`: in which statuses orders are told of. */
export function orderStatuses(): z.ZodType<string, string> {
  return z.string().superRefine((text, context) => {
    for (const status of statusesIn(text)) {
      const message = problemWith(status);
      if (message !== null) context.addIssue({ code: 'custom', message });
    }
  });
}

/** `completed`: the one status that an order gets. */
export function orderStatus(): z.ZodType<string, string> {
  return z.string().superRefine((status, context) => {
    const message = problemWith(status);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });
}

/** The statuses that such a text names. */
export function statusesIn(text: string): ReadonlySet<string> {
  return new Set(text.split(',').map((status) => status.trim()));
}

function problemWith(status: string): string | null {
  if (status.startsWith('wc-')) return `write "${status.slice(3)}", without the prefix wc-`;
  if (NEVER_TAKEN.has(status)) return `"${status}" is no status of an order that can be taken`;
  return STATUS.test(status) ? null : `"${status}" is no status such as processing`;
}

/**
 * `vat_number=_billing_vat`: which keys of the meta data of an order, and of its lines, are handed
 * on, and by which names.
 */
export function orderFieldKeys(): z.ZodType<ReadonlyMap<string, string>, string> {
  return z.string().transform((text, context) => {
    const problems: string[] = [];
    const keys = pairsOf(text, problems);
    return answer(keys, problems, context);
  });
}
