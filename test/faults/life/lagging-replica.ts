import { setTimeout as delay } from 'node:timers/promises';
import type { Lab } from '../lab/lab';

const STEP_MS = 40;

/**
 * Lets the ERP's day go on for so long, read from a replica that shows every change only `lagMs`
 * later.
 */
export async function changeBehindReplica(lab: Lab, seconds: number, lagMs: number): Promise<void> {
  const { erp, life, truth } = lab;
  // What was read before a change was right that long ago; the double's clock and ours are one.
  truth.erpLagMs = lagMs + 2 * STEP_MS;
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    const since = Date.now() - lagMs;
    const staleIds = erp.ids.filter((id) => (erp.history.get(id)?.at(-1)?.at ?? 0) > since);
    erp.cypher.faults.set({ staleIds });
    await life.change(1);
    await delay(STEP_MS);
  }
  erp.cypher.faults.clear();
}
