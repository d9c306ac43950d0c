/** A share of the shop for some hours of the day. */
export interface SharedHours {
  /**
   * Minutes since midnight; the last is not part of it. Hours that end before they begin go on past
   * midnight.
   */
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/**
 * How much of the shop may be ours, by the time of day there; each share is above 0 and at most 1.
 */
export interface ShareSchedule {
  readonly hours: readonly SharedHours[];
  /** At all other times. */
  readonly otherwise: number;
}

/** The share at a minute of the day; the first hours that hold it count. */
export function shareAt({ hours, otherwise }: ShareSchedule, minute: number): number {
  const hour = hours.find(({ from, to }) =>
    from < to ? from <= minute && minute < to : from <= minute || minute < to,
  );
  return hour?.share ?? otherwise;
}

/** By time zone: to make one takes a hundred times as long as to use it. */
const CLOCKS = new Map<string, Intl.DateTimeFormat>();

/** The minute of the day in a time zone, such as `Europe/Paris`. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(at);
  const valueOf = (type: 'hour' | 'minute'): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return 60 * (valueOf('hour') % 24) + valueOf('minute');
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = CLOCKS.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  CLOCKS.set(timeZone, clock);
  return clock;
}
