import { Injectable, Logger } from '@nestjs/common';
import { CronTime } from 'cron';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { StoreDirectory } from './store-directory';

const MINUTE_MS = 60_000;

/** Schedules that a store may have for itself: what costs its shop most. */
export type StoreSchedule = 'FULL_SYNC_CRON' | 'DRIFT_CRON';

/** Says which stores go by the schedules of the environment, and which by their own. */
@Injectable()
export class StoreSchedules {
  private readonly logger = new Logger('Stores');

  constructor(
    private readonly directory: StoreDirectory,
    private readonly environment: WooCommerceSyncSettings,
  ) {}

  /** The stores that go by the environment's. */
  followers(schedule: StoreSchedule): readonly string[] {
    return this.ids((own) => own[schedule] === this.environment[schedule]);
  }

  /** The stores with another one that ticks within this minute; one that cannot be read is none. */
  due(schedule: StoreSchedule, minute: number): readonly string[] {
    return this.ids((own, storeId) => {
      if (own[schedule] === this.environment[schedule]) return false;
      try {
        return ticksWithin(own[schedule], minute);
      } catch (error) {
        this.logger.error({ err: error, storeId }, `The ${schedule} of a store cannot be followed`);
        return false;
      }
    });
  }

  private ids(picks: (own: WooCommerceSyncSettings, id: string) => boolean): string[] {
    return this.directory
      .all()
      .filter(({ settings, id }) => picks(settings, id))
      .map(({ id }) => id);
  }
}

function ticksWithin(cron: string, minute: number): boolean {
  const start = minute * MINUTE_MS;
  const next = new CronTime(cron).getNextDateFrom(new Date(start - 1), 'UTC');
  return next.toMillis() < start + MINUTE_MS;
}
