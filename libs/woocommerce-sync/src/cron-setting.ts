import { CronTime } from 'cron';
import { z } from 'zod';

/** When something is done by the clock, as cron says it; in UTC. */
export function cron() {
  return z.string().refine((text) => {
    try {
      new CronTime(text);
      return true;
    } catch {
      return false;
    }
  }, 'is not a cron expression such as */5 * * * *');
}
