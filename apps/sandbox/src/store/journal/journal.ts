/** One write that the shop applied. */
export interface JournalEntry {
  readonly sequence: number;
  /** When it was applied, in milliseconds. */
  readonly at: number;
  readonly route: string;
  readonly kind: 'create' | 'update' | 'trash' | 'delete';
  readonly resource: JournalResource;
  readonly id: number;
  readonly sku: string;
  /** What was sent. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the shop held of these fields after the write. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The call that it came with; a batch's writes share one. */
  readonly callId: number;
}

/** What a write can be of. */
export type JournalResource =
  | 'product'
  | 'variation'
  | 'attribute'
  | 'category'
  | 'tag'
  | 'brand'
  | 'shipping-class'
  | 'order'
  | 'refund'
  | 'fulfilment'
  | 'note'
  | 'webhook';

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

/** What a journal counts up, also of what it no longer holds. */
export interface JournalTotals {
  readonly calls: number;
  readonly writeCalls: number;
  /** Writes that were applied. */
  readonly items: number;
  /** Most writes that were applied within one second of the clock. */
  readonly mostItemsPerSecond: number;
}

/** Reads the fields of something as the shop holds them. */
export type StoredFields = (
  resource: JournalResource,
  id: number,
  fields: readonly string[],
) => Readonly<Record<string, unknown>>;

/** Everything that was asked and written, in order; only ever appended to. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  readonly calls: JournalCall[] = [];
  /** Most entries, and most calls, that it holds; the oldest go. */
  limit = Infinity;
  private readonly listeners: ((entry: JournalEntry) => void)[] = [];
  private readonly counts = { calls: 0, writeCalls: 0, items: 0, mostItemsPerSecond: 0 };
  private second = { at: 0, items: 0 };

  /**
   * @param stored reads what the shop holds after a write
   * @param now the shop's clock, in milliseconds
   */
  constructor(
    private readonly stored: StoredFields = () => ({}),
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** Opens a call. */
  open(method: string, route: string, writes: number): JournalCall {
    this.counts.calls += 1;
    if (writes > 0) this.counts.writeCalls += 1;
    const call: JournalCall = {
      callId: this.counts.calls,
      method,
      route,
      startedAt: this.now(),
      endedAt: null,
      status: null,
      writes,
    };
    this.calls.push(call);
    trim(this.calls, this.limit);
    return call;
  }

  /** Appends a write. */
  write(entry: Omit<JournalEntry, 'sequence' | 'at' | 'values'>): void {
    this.counts.items += 1;
    const written: JournalEntry = {
      ...entry,
      values: this.stored(entry.resource, entry.id, Object.keys(entry.fields)),
      sequence: this.counts.items,
      at: this.now(),
    };
    this.countSecond(written.at);
    this.entries.push(written);
    trim(this.entries, this.limit);
    for (const listener of this.listeners) listener(written);
  }

  /** Calls this with every write, as soon as it is applied. */
  onWrite(listener: (entry: JournalEntry) => void): void {
    this.listeners.push(listener);
  }

  /** What happened so far, in numbers. */
  totals(): JournalTotals {
    return { ...this.counts };
  }

  private countSecond(at: number): void {
    const second = Math.floor(at / 1_000);
    if (this.second.at !== second) this.second = { at: second, items: 0 };
    this.second.items += 1;
    this.counts.mostItemsPerSecond = Math.max(this.counts.mostItemsPerSecond, this.second.items);
  }
}

function trim(list: unknown[], limit: number): void {
  if (list.length > limit) list.splice(0, list.length - limit);
}
