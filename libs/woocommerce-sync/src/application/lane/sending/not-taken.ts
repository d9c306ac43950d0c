/** Why an item fails that a shop did not take though it took others. */
export const WRITE_NOT_TAKEN = 'WRITE_NOT_TAKEN';

/** Why one fails that should have taken its product down, and could not. */
export const TAKEDOWN_REFUSED = 'TAKEDOWN_REFUSED';
