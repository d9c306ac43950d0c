import { z } from 'zod';
import type { SharedHours, ShareSchedule } from './domain/pace/share-schedule';

const HOURS = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})=(.+)$/;

/** `0.5`, or by the hour `07:00-23:00=0.5,1`: how much of the shop may be ours. */
export function shopShare(): z.ZodType<string, string> {
  return z.string().superRefine((text, context) => {
    for (const message of readSchedule(text).problems)
      context.addIssue({ code: 'custom', message });
  });
}

/** The schedule that such a text says; it has to be one. */
export function shareScheduleOf(text: string): ShareSchedule {
  return readSchedule(text).schedule;
}

function readSchedule(text: string): {
  readonly schedule: ShareSchedule;
  readonly problems: readonly string[];
} {
  const hours: SharedHours[] = [];
  const rest: number[] = [];
  const problems: string[] = [];
  for (const part of text.split(',').map((one) => one.trim())) {
    const match = HOURS.exec(part);
    const share = shareOf(match?.[5] ?? part);
    const [from, to] = [minuteOf(match?.[1], match?.[2]), minuteOf(match?.[3], match?.[4])];
    if (typeof share === 'string') problems.push(share);
    else if (match === null) rest.push(share);
    else if (from === null || to === null || from === to)
      problems.push(`"${part}" names no hours of the day`);
    else hours.push({ from, to, share });
  }
  if (rest.length > 1) problems.push('only one share can stand without hours, for all other times');
  return { schedule: { hours, otherwise: rest[0] ?? 1 }, problems };
}

/** A name of the IANA time zone database, such as `Europe/Paris`. */
export function timeZone(): z.ZodType<string, string> {
  return z.string().refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, 'is no time zone such as Europe/Paris');
}

function shareOf(text: string): number | string {
  const share = Number(text);
  if (text === '' || Number.isNaN(share)) {
    return `"${text}" is neither a share such as 0.5 nor hours with one, such as 07:00-23:00=0.5`;
  }
  if (share === 0) return 'a share of 0 would let nothing be written, ever: the least is 0.05';
  return share < 0.05 || share > 1 ? `the share ${text} is not between 0.05 and 1` : share;
}

function minuteOf(hour: string | undefined, minute: string | undefined): number | null {
  const value = 60 * Number(hour) + Number(minute);
  return Number(minute) < 60 && value <= 1_440 ? value : null;
}
