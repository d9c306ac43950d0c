import type { Lab } from './lab';
import type { ServiceProcess } from './parts/service-process';

/** Longer than any lease, in milliseconds: whoever died holds nothing any more. */
export const LEASE_IS_OVER_MS = 60_000;

/**
 * Lets one process alone do the work until it kills itself at a point, then two others go on. By
 * the database's clock its leases are over by then.
 * @param point as the setting KILL_POINT takes it
 * @param work what leads there; it gets the process that is to die
 */
export async function dieAt(
  lab: Lab,
  point: string,
  work: (armed: ServiceProcess) => Promise<unknown>,
): Promise<void> {
  const armed = await lab.services.start({ KILL_POINT: point });
  await Promise.all(lab.services.living.filter((one) => one !== armed).map((one) => one.kill()));
  // One of them may just have been reading the orders, say: nobody else may for as long.
  await lab.database.pass(LEASE_IS_OVER_MS);
  await work(armed);
  await armed.endWithin(60_000);
  await lab.services.growTo(2);
  await lab.database.pass(LEASE_IS_OVER_MS);
}
