import type { JsonAnswer } from '../../http/json-exchange';

/** A number of seconds. RFC 9110, 10.2.3 knows whole ones; some servers write fractions. */
const SECONDS = /^\d+(?:\.\d+)?$/;

/** The beginning of all three forms of an HTTP date (RFC 9110, 5.6.7): a day of the week. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/i;

/** More than anybody waits, and few enough milliseconds for every calculation with dates. */
const FOREVER_MS = 100 * 365 * 86_400_000;

/**
 * How long an answer asks us to wait (`Retry-After`), in milliseconds from 0 to a hundred years;
 * null where it does not, or not in any form that can be understood. A proxy may join two headers
 * into a list: the longest counts.
 * @param now our own time, for a date in an answer that does not tell its own
 */
export function retryAfterMs(headers: JsonAnswer['headers'], now: Date): number | null {
  const header = headers['retry-after']?.trim();
  if (header === undefined) return null;
  const parts = header.split(',').map((part) => part.trim());
  if (parts.every((part) => SECONDS.test(part))) {
    return Math.min(FOREVER_MS, Math.max(...parts.map(Number)) * 1_000);
  }
  const at = dateOf(header);
  if (at === null) return null;
  // The date is of the server's clock, which its answer usually tells.
  const from = dateOf(headers['date']?.trim()) ?? now.getTime();
  return Math.min(FOREVER_MS, Math.max(0, at - from));
}

function dateOf(text: string | undefined): number | null {
  if (text === undefined || !HTTP_DATE.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
