import { instantIn, offsetAt } from '../../../apps/sandbox/src/store/state/shop-time';
import { the } from '../../support/the';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The zone of the shop and of those who work in it. */
const ZONE = 'Europe/Bucharest';

/**
 * Mondays in UTC: a month with the spring's change of clocks, one with the autumn's, one with
 * neither.
 */
const STARTS = [Date.UTC(2027, 2, 8), Date.UTC(2027, 9, 11), Date.UTC(2027, 0, 11)];

/** Days begin after the night's full sync, which starts at 03:00, in UTC. */
const DAY_BEGINS_MS = 4.5 * HOUR_MS;

/** When a month begins, in milliseconds. */
export function startOf(seed: number): number {
  return the(STARTS[seed % STARTS.length]) + DAY_BEGINS_MS;
}

/** A wall clock's hour of the shop's own day at a moment, as an instant. */
export function localHour(at: number, hour: number): number {
  const wallClock = at + offsetAt(at, ZONE);
  return instantIn(ZONE, Math.floor(wallClock / DAY_MS) * DAY_MS + hour * HOUR_MS);
}

/** An instant as the ERP writes it in the shop's zone, with its distance from UTC. */
export function zonedText(instant: number): string {
  const offset = offsetAt(instant, ZONE);
  const text = new Date(instant + offset).toISOString().slice(0, 19);
  return `${text}+${String(offset / HOUR_MS).padStart(2, '0')}:00`;
}

/** Whether hardly anybody works. */
export function isWeekend(at: number): boolean {
  return [0, 6].includes(new Date(at).getUTCDay());
}

/** Whether it is the last day of its month. */
export function isMonthEnd(at: number): boolean {
  return new Date(at + DAY_MS).getUTCDate() === 1;
}
