import type { OrderNote } from '../../../domain/orders/pulled-order';

/** Most notes of one order: whoever reads them has seen enough by then. */
const MOST_NOTES = 50;
const LONGEST_VALUE = 200;

/** Collects what is odd in one order. */
export class OrderNotes {
  private readonly notes: OrderNote[] = [];
  private left = 0;

  /** @param value what the shop gave; `undefined` for nothing */
  add(field: string, problem: string, value: unknown): void {
    if (this.notes.length === MOST_NOTES) this.left += 1;
    else this.notes.push({ field, problem, value: value === undefined ? null : excerpt(value) });
  }

  /** All of them, with a last one that counts those beyond the first fifty. */
  list(): readonly OrderNote[] {
    if (this.left === 0) return this.notes;
    return [
      ...this.notes,
      { field: '', problem: `and ${this.left} more fields are odd`, value: null },
    ];
  }
}

function excerpt(value: unknown): string {
  // A text is cut before it is escaped, and JSON after it is written; either may be long.
  const json = JSON.stringify(typeof value === 'string' ? value.slice(0, LONGEST_VALUE) : value);
  return json.slice(0, LONGEST_VALUE);
}
