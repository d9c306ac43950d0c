import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import type { Lab } from './lab';

/** Longer than anything may stay with a process that died, in milliseconds. */
const WAIT = { timeout: 120_000, pause: 200 };

/**
 * Waits until nothing is left of what is under way now: it was done, or was taken from a process
 * that died.
 */
export async function letGo(lab: Lab): Promise<void> {
  const deliveries = await lab.database.query<{ token: string }>(
    'SELECT "token" FROM "wc_sync_flights"',
  );
  const tokens = deliveries.map(({ token }) => token);
  await eventually(async () => {
    const [left] = await lab.database.query<{ count: number }>(
      'SELECT count(*)::int AS "count" FROM "wc_sync_flights" WHERE "token" = ANY($1::uuid[])',
      [tokens],
    );
    if (the(left).count > 0)
      throw new Error(`${the(left).count} calls' worth of work is held still`);
  }, WAIT);
}
