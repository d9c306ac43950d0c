import { eventually } from '../../support/eventually';
import type { Lab } from './lab';

const ROUTE = 'GET /products';
/**
 * One reading may be under way, one begins after now, and what it asks for is in the ledger before
 * the next.
 */
const READINGS = 3;

/** Waits until the ERP was asked for what no event told of, and all of that is done. */
export async function reconciled(lab: Lab): Promise<void> {
  const { calls } = lab.erp.cypher;
  const before = calls.of(ROUTE).calls;
  await eventually(
    () => {
      if (calls.of(ROUTE).calls < before + READINGS)
        throw new Error('The ERP is not asked what has changed');
    },
    { timeout: 120_000, pause: 50 },
  );
  await lab.quiet();
}
