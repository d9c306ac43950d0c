import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';

/**
 * Conflicts that vanish when the work is done again: serialization, deadlock, and a racing insert
 * of the same key.
 */
const PASSING_CONFLICTS = new Set(['40001', '40P01', '23505']);
const MOST_TRIES = 5;

/** Does the work, and again when it lost a race with others. Throws what it threw last. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === MOST_TRIES || !isPassingConflict(error)) throw error;
    }
  }
}

/** Does the work in a transaction, and anew in another when it lost a race with others. */
export function inTransaction<T>(
  database: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return retrying(() => database.transaction(work));
}

function isPassingConflict(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as Error & { code?: string };
  return code !== undefined && PASSING_CONFLICTS.has(code);
}
