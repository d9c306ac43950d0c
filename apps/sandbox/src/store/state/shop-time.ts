const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*(Z|[+-]\d{1,2}:?\d{2})?$/i;
/** A date in full, as WooCommerce reads it by itself. */
const FULL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
/** Words of PHP for days near today, by how far they are from it. */
const WORDS: Readonly<Record<string, number>> = {
  yesterday: -1,
  today: 0,
  midnight: 0,
  tomorrow: 1,
};

/**
 * A date as a text gives it: the wall clock in milliseconds as if it were UTC, and its distance
 * from UTC, where it tells.
 */
export interface DateText {
  readonly wallClock: number;
  readonly offset: number | null;
  readonly hasTime: boolean;
  /** Whether there is such a day: 31 February is read as 3 March, as PHP does. */
  readonly exists: boolean;
  /** Whether date, time and zone stand there with all their digits. */
  readonly isFull: boolean;
}

/**
 * Reads a date as PHP does; null where it is none (fact 6).
 * @param now for words such as `tomorrow`
 */
export function readDate(text: string, now = 0): DateText | null {
  const trimmed = text.trim();
  const days = WORDS[trimmed.toLowerCase()];
  if (days !== undefined) return dateOf(Math.floor(now / DAY_MS) * DAY_MS + days * DAY_MS);
  if (trimmed.toLowerCase() === 'now') return dateOf(Math.floor(now / 1000) * 1000);
  const american = AMERICAN.exec(trimmed);
  if (american !== null)
    return readDate(`${american[3] ?? ''}-${american[1] ?? ''}-${american[2] ?? ''}`);
  const parts = DATE.exec(trimmed);
  if (parts === null) return null;
  const number = (place: number): number => Number(parts[place] ?? 0);
  const [month, day] = [number(2) - 1, number(3)];
  if (month < 0 || month > 11 || day > 31 || number(4) > 24 || number(5) > 59 || number(6) > 59)
    return null;
  const wallClock = Date.UTC(number(1), month, day, number(4), number(5), number(6));
  return {
    wallClock,
    offset: offsetIn(parts[7]),
    hasTime: parts[4] !== undefined,
    exists: new Date(wallClock).getUTCDate() === day && new Date(wallClock).getUTCMonth() === month,
    isFull: FULL.test(trimmed),
  };
}

function dateOf(wallClock: number): DateText {
  return { wallClock, offset: null, hasTime: true, exists: true, isFull: false };
}

function offsetIn(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const signed = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone);
  const minutes = signed === null ? 0 : Number(signed[2]) * 60 + Number(signed[3]);
  return (signed?.[1] === '-' ? -minutes : minutes) * 60_000;
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: number, timeZone: string): number {
  const hour = Math.floor(instant / HOUR_MS);
  const key = `${timeZone} ${hour}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  // Zones change on the hour; a few thousand hours are all that a shop ever shows.
  if (offsets.size > 10_000) offsets.clear();
  const offset = readOffset(hour * HOUR_MS, timeZone);
  offsets.set(key, offset);
  return offset;
}

const offsets = new Map<string, number>();

function readOffset(instant: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const parts = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '');
  if (parts === null) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return (parts[1] === '-' ? -minutes : minutes) * 60_000;
}

/** The instant of a wall clock in a zone. */
export function instantIn(timeZone: string, wallClock: number): number {
  const guess = wallClock - offsetAt(wallClock, timeZone);
  return wallClock - offsetAt(guess, timeZone);
}

/** An instant as the API writes it in UTC: whole seconds, without a zone. */
export function gmtText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19);
}

/** An instant as the API writes it in the shop's zone. */
export function localText(instant: number, timeZone: string): string {
  return gmtText(instant + offsetAt(instant, timeZone));
}

/** The instant of a `_gmt` text. */
export function instantOfGmt(text: string): number {
  return Date.parse(`${text}Z`);
}
