import { setTimeout as delay } from 'node:timers/promises';
import { the } from '../../support/the';
import type { Lab } from './lab';

const LOOK_MS = 50;
const LIMIT_MS = 120_000;
/** So long nothing has to move until the lab makes time pass. */
const STANDSTILL_MS = 600;
/**
 * What an event has just told may be on its way into the ledger: so often nothing has to be seen.
 */
const LOOKS = 3;

/** What waits or is under way in the ledger, as the lab looks for it. */
const STANDING = `
  SELECT (SELECT count(*)::int FROM "wc_sync_items" WHERE "status" = 'syncing') AS "syncing",
         (SELECT count(*)::int FROM "wc_sync_items" WHERE "status" = 'pending') AS "pending",
         (SELECT count(*)::int FROM "wc_sync_runs" WHERE "status" = 'running') AS "running",
         (SELECT count(*)::int FROM "wc_outbox" WHERE "published_at" IS NULL) AS "unpublished",
         (SELECT count(*)::int FROM "wc_sync_flights") AS "flying",
         (SELECT (EXTRACT(EPOCH FROM min("next_attempt_at") - wc_now()) * 1000)::int
            FROM "wc_sync_items" WHERE "status" = 'pending') AS "nextInMs"`;

interface Standing {
  readonly syncing: number;
  readonly pending: number;
  readonly running: number;
  readonly unpublished: number;
  readonly flying: number;
  readonly nextInMs: number | null;
}

/** Waits for the moment at which nothing waits and nothing is under way. */
export class Quiet {
  constructor(private readonly lab: Lab) {}

  /**
   * Waits for it. @param skipsTime where all that waits is to be tried later, by the ledger or
   * since a side is left alone for a while, the database's clock is moved on and the pause lifted:
   * nothing else would happen until then
   * @throws Error with what is left when it takes longer than `limitMs`
   */
  async reach(skipsTime: boolean, limitMs = LIMIT_MS): Promise<void> {
    const deadline = performance.now() + limitMs;
    let movedAt = performance.now();
    let last = '';
    for (let seen = 0; seen < LOOKS;) {
      const standing = await this.look();
      const { pending, syncing, running, unpublished, flying, nextInMs } = standing;
      seen = pending + syncing + running + unpublished === 0 ? seen + 1 : 0;
      const standsAt = [pending, syncing, running, unpublished, flying].join();
      if (standsAt !== last) movedAt = performance.now();
      last = standsAt;
      if (skipsTime && pending > 0 && flying === 0 && performance.now() - movedAt > STANDSTILL_MS) {
        await this.lab.database.pass(Math.max(0, nextInMs ?? 0) + 1);
        await this.lab.call('POST', '/sync/resume', {}).catch(() => undefined);
        movedAt = performance.now();
      }
      if (performance.now() > deadline)
        throw new Error(`Not quiet after ${limitMs / 1_000} s: ${JSON.stringify(standing)}`);
      await delay(LOOK_MS);
    }
  }

  private async look(): Promise<Standing> {
    const [standing] = await this.lab.database.query<Standing>(STANDING);
    return the(standing);
  }
}
