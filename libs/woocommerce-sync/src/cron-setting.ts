import { CronTime } from 'cron';
import { z } from 'zod';

/**
 * When something is done by the clock, as cron says it; in UTC. One that names no day that there
 * is, as the 31st of February, is none.
 */
export function cron() {
  return z.string().refine((text) => {
    try {
      new CronTime(text).getNextDateFrom(new Date('2026-01-01T00:00:00Z'), 'UTC');
      return true;
    } catch {
      return false;
    }
  }, 'is not a cron expression such as */5 * * * *, or never ticks');
}
