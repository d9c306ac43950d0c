import { kindOfKeys, kindOfPath, type IdKind } from './id-kinds';

/** Which of the double's ids stands for which recorded one; learned as the replay goes on. */
export class IdMap {
  private readonly ids = new Map<string, number>();

  /** Notes what stands for a recorded id. */
  learn(kind: IdKind, recorded: number, actual: number): void {
    this.ids.set(`${kind} ${recorded}`, actual);
  }

  /** Whether it is known what stands for a recorded id. */
  knows(kind: IdKind, recorded: number): boolean {
    return this.ids.has(`${kind} ${recorded}`);
  }

  /** The double's id for a recorded one; an id that nothing ever had stays as it is. */
  actual(kind: IdKind, recorded: number): number {
    return this.ids.get(`${kind} ${recorded}`) ?? recorded;
  }

  /** A recorded path with the double's ids. */
  path(path: string): string {
    const parts = path.split('/');
    return parts
      .map((part, at) =>
        /^\d+$/.test(part)
          ? String(this.actual(kindOfPath(parts.slice(0, at + 1).join('/')), Number(part)))
          : part,
      )
      .join('/');
  }

  /** A recorded body or query with the double's ids. */
  value(value: unknown, path: string, keys: readonly (string | number)[] = []): unknown {
    if (Array.isArray(value))
      return value.map((entry, at) => this.value(entry, path, [...keys, at]));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, entry]) => [key, this.value(entry, path, [...keys, key])]),
      );
    }
    const kind = keys.length === 0 ? null : kindOfKeys(keys, path);
    if (kind === null) return value;
    if (typeof value === 'number') return this.actual(kind, value);
    if (typeof value === 'string' && /^\d+(,\d+)*$/.test(value))
      return value
        .split(',')
        .map((id) => this.actual(kind, Number(id)))
        .join(',');
    return value;
  }
}
