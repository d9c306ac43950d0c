import { isRecord, readList, readNumber } from './order-values';

/** Which key of the meta data is which of our fields. */
export type FieldKeys = ReadonlyMap<string, string>;

/** What the shop or a plugin keeps of an order, or of a line of it, under keys of its own. */
export class OrderMeta {
  private readonly values = new Map<string, unknown>();

  /** @param rows the shop's `meta_data`; what is no row of it is left out, as it is not ours */
  constructor(rows: unknown) {
    const read = readList(rows);
    for (const row of 'value' in read ? read.value : [])
      // A plugin may write a key twice; the shop's own pages show the first.
      if (isRecord(row) && typeof row['key'] === 'string' && !this.values.has(row['key']))
        this.values.set(row['key'], row['value']);
  }

  /** What is kept under these keys, by our names; without those that the shop does not have. */
  fields(keys: FieldKeys): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      [...keys].flatMap(([name, key]) =>
        this.values.has(key) ? [[name, this.values.get(key)]] : [],
      ),
    );
  }

  /** All of it, by the shop's keys. */
  all(): ReadonlyMap<string, unknown> {
    return this.values;
  }

  /** The number under a key; null where there is none. */
  number(key: string): number | null {
    const read = readNumber(this.values.get(key));
    return 'value' in read ? read.value : null;
  }
}
