import { z } from 'zod';
import type { Journal, JournalCall, JournalEntry, JournalTotals } from './journal';

/** Which writes, and which calls, of the journal are asked for. */
export const journalQuery = z.object({
  /** Only writes after this sequence number; calls are answered all the same. */
  since: z.coerce.number().int().min(0).default(0),
  resource: z.string().optional(),
  id: z.coerce.number().int().optional(),
  sku: z.string().optional(),
  /** Part of `METHOD /route` of the call. */
  route: z.string().optional(),
  /** Whether the calls are answered too. */
  calls: z.stringbool().default(true),
  limit: z.coerce.number().int().positive().optional(),
});

/** Which writes, and which calls, of the journal are asked for. */
export type JournalQuery = z.output<typeof journalQuery>;

/**
 * A write, with when its call began and ended, in milliseconds: the call is in flight between the
 * two.
 */
export type JournalLine = JournalEntry & Pick<JournalCall, 'startedAt' | 'endedAt'>;

/** What the journal answers. */
export interface JournalAnswer {
  readonly entries: readonly JournalLine[];
  readonly calls?: readonly JournalCall[];
}

/** The writes, oldest first, that fit a query, and the calls. */
export function readJournal(journal: Journal, query: JournalQuery): JournalAnswer {
  const calls = new Map(journal.calls.map((call) => [call.callId, call]));
  const entries = entriesAfter(journal, query.since)
    .filter(({ resource }) => query.resource === undefined || resource === query.resource)
    .filter(({ id }) => query.id === undefined || id === query.id)
    .filter(({ sku }) => query.sku === undefined || sku === query.sku)
    .filter(({ callId }) => isOfRoute(calls.get(callId), query.route))
    .slice(0, query.limit)
    .map((entry) => {
      const { startedAt = entry.at, endedAt = null } = calls.get(entry.callId) ?? {};
      return { ...entry, startedAt, endedAt };
    });
  if (!query.calls) return { entries };
  return { entries, calls: journal.calls.filter((call) => isOfRoute(call, query.route)) };
}

/** Sequence numbers have no gaps: who asks again and again does not pay for all that was before. */
function entriesAfter({ entries }: Journal, since: number): readonly JournalEntry[] {
  const first = entries[0]?.sequence ?? 1;
  return entries.slice(Math.max(0, since - first + 1));
}

/**
 * The journal in numbers: those of everything so far, and of the calls that it still holds by
 * route.
 */
export function summaryOf(
  journal: Journal,
): JournalTotals & { byRoute: Readonly<Record<string, number>> } {
  const byRoute: Record<string, number> = {};
  for (const { method, route } of journal.calls) {
    const name = `${method} ${route.replace(/\d+/g, '{id}')}`;
    byRoute[name] = (byRoute[name] ?? 0) + 1;
  }
  return { ...journal.totals(), byRoute };
}

function isOfRoute(call: JournalCall | undefined, route: string | undefined): boolean {
  if (route === undefined) return true;
  return call !== undefined && `${call.method} ${call.route}`.includes(route);
}
