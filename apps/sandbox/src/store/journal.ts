/** One write that the shop applied. */
export interface JournalEntry {
  readonly sequence: number;
  /** When it was applied, in milliseconds. */
  readonly at: number;
  readonly route: string;
  readonly kind: 'create' | 'update' | 'trash' | 'delete';
  readonly resource: 'product' | 'variation' | 'attribute' | 'category' | 'tag' | 'brand' | 'order';
  readonly id: number;
  readonly sku: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The call that it came with; a batch's writes share one. */
  readonly callId: number;
}

/** One call that the shop answered, or began to. */
export interface JournalCall {
  readonly callId: number;
  readonly method: string;
  readonly route: string;
  readonly startedAt: number;
  endedAt: number | null;
  status: number | null;
  readonly writes: number;
}

/** Everything that was asked and written, in order; only ever appended to. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  readonly calls: JournalCall[] = [];

  /** Opens a call. */
  open(method: string, route: string, writes: number): JournalCall {
    const call: JournalCall = {
      callId: this.calls.length + 1,
      method,
      route,
      startedAt: Date.now(),
      endedAt: null,
      status: null,
      writes,
    };
    this.calls.push(call);
    return call;
  }

  /** Appends a write. */
  write(entry: Omit<JournalEntry, 'sequence' | 'at'>): void {
    this.entries.push({ ...entry, sequence: this.entries.length + 1, at: Date.now() });
  }
}
