import { SecretBoxError, type SecretBox } from '@cypher/platform';
import type { DataSource } from 'typeorm';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns';

/** What became of the sealed texts. */
export interface SealedAnew {
  /** Sealed by the first key from now on. */
  readonly anew: number;
  /** Sealed by it already. */
  readonly current: number;
  /** Those that no key of the ring opens: of which store, where, and why. */
  readonly unopened: readonly string[];
}

/**
 * Seals every secret that is kept with the first key of the ring, so that the others can be taken
 * out of it. Processes may run meanwhile: what one of them has changed is left to it.
 */
export async function sealAnew(database: DataSource, box: SecretBox): Promise<SealedAnew> {
  const sums = { anew: 0, current: 0, unopened: [] as string[] };
  for (const column of SEALED_COLUMNS) {
    for (const { id, sealed } of await sealedIn(database, column)) {
      if (box.isCurrent(sealed)) sums.current += 1;
      else
        try {
          await sealOne(database, box, column, id, sealed);
          sums.anew += 1;
        } catch (error) {
          if (!(error instanceof SecretBoxError)) throw error;
          sums.unopened.push(`${column.table}.${column.column} of ${id}: ${error.message}`);
        }
    }
  }
  return sums;
}

function sealedIn(
  database: DataSource,
  { table, store, column }: SealedColumn,
): Promise<{ id: string; sealed: string }[]> {
  return database.query(
    `SELECT "${store}" AS "id", "${column}" AS "sealed" FROM "${table}"
      WHERE "${column}" IS NOT NULL ORDER BY 1`,
  );
}

/** @throws SecretBoxError where no key opens it */
async function sealOne(
  database: DataSource,
  box: SecretBox,
  { table, store, column, purposeOf }: SealedColumn,
  id: string,
  sealed: string,
): Promise<void> {
  const anew = box.seal(box.open(sealed, purposeOf(id)), purposeOf(id));
  await database.query(
    `UPDATE "${table}" SET "${column}" = $3 WHERE "${store}" = $1 AND "${column}" = $2`,
    [id, sealed, anew],
  );
}
