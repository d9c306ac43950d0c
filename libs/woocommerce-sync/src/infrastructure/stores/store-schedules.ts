import { Injectable } from '@nestjs/common';
import { CronTime } from 'cron';
import { WooCommerceSyncSettings } from '../../woocommerce-sync.settings';
import { StoreDirectory } from './store-directory';

const MINUTE_MS = 60_000;

/** Schedules that a store may have for itself: what costs its shop most. */
export type StoreSchedule = 'FULL_SYNC_CRON' | 'DRIFT_CRON';

/** Says which stores go by the schedules of the environment, and which by their own. */
@Injectable()
export class StoreSchedules {
  constructor(
    private readonly directory: StoreDirectory,
    private readonly environment: WooCommerceSyncSettings,
  ) {}

  /** The stores that go by the environment's. */
  followers(schedule: StoreSchedule): readonly string[] {
    return this.ids((own) => own[schedule] === this.environment[schedule]);
  }

  /** The stores with another one that ticks within this minute. */
  due(schedule: StoreSchedule, minute: number): readonly string[] {
    const start = minute * MINUTE_MS;
    return this.ids((own) => {
      if (own[schedule] === this.environment[schedule]) return false;
      const next = new CronTime(own[schedule]).getNextDateFrom(new Date(start - 1), 'UTC');
      return next.toMillis() < start + MINUTE_MS;
    });
  }

  private ids(picks: (own: WooCommerceSyncSettings) => boolean): string[] {
    return this.directory
      .all()
      .filter(({ settings }) => picks(settings))
      .map(({ id }) => id);
  }
}
