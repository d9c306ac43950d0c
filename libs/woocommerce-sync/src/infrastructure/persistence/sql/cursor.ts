import { z } from 'zod';
import { ValidationError } from '../../../domain/woocommerce.errors';

/** An instant as `instantOf` reads it. */
export const instant = z.iso
  .datetime({ precision: 6 })
  .regex(/^[1-9]/, 'is before the years of PostgreSQL');

/**
 * Reads a column as a cursor keeps it: in PostgreSQL's full precision, of which a `Date` would lose
 * some.
 */
export function instantOf(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** The id of an identity column. */
export const numericId = z.string().regex(/^\d{1,18}$/);

/**
 * The cursors of one list: each names the last row of a page, and is opaque to those who hand it
 * back. That of another list is none of them, and whatever `read` answers may be handed to the
 * list's statement.
 */
export class Cursors<Place> {
  /**
   * @param list the list's name
   * @param place what its rows are sorted by
   */
  constructor(
    private readonly list: string,
    private readonly place: z.ZodType<Place>,
  ) {}

  /** A cursor for the page after this row. */
  write(place: Place): string {
    return Buffer.from(JSON.stringify([this.list, place])).toString('base64url');
  }

  /** The row that a cursor names. Throws `ValidationError` when it is none of this list's. */
  read(cursor: string): Place {
    try {
      const written: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
      return z.tuple([z.literal(this.list), this.place]).parse(written)[1];
    } catch {
      throw new ValidationError('cursor', 'is not one that an earlier page gave', 'CURSOR_INVALID');
    }
  }
}
