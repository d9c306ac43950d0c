import { z } from 'zod';
import { ValidationError } from '../../domain/woocommerce.errors';

const place = z.tuple([z.string().min(1).max(64), z.string().min(1).max(64)]);

/** The last row of a page: what it is sorted by, as PostgreSQL writes it in full precision, and its id. */
export interface CursorPlace {
  readonly position: string;
  readonly id: string;
}

/** A cursor for the page after this row; opaque to those who hand it back. */
export function writeCursor(position: string, id: string): string {
  return Buffer.from(JSON.stringify([position, id])).toString('base64url');
}

/** The row that a cursor names. Throws `ValidationError` when it is none of ours. */
export function readCursor(cursor: string): CursorPlace {
  try {
    const [position, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { position, id };
  } catch {
    throw new ValidationError('cursor', 'is not one that an earlier page gave', 'CURSOR_INVALID');
  }
}
