import { z } from 'zod';
import type { Flaw, FlawedPart } from '../../domain/catalog/flaw';

/** An object of the ERP whose fields nobody has looked at. */
export type RawFields = Readonly<Record<string, unknown>>;

/** One field of an object of the ERP. */
export interface CatalogField<T> {
  /** What is not written while it is broken; null where nothing depends on it. */
  readonly part: FlawedPart | null;
  readonly schema: z.ZodType<T>;
  /** What stands in its place while it is broken. */
  readonly fallback: T;
}

/** Fields of one object. */
type CatalogFields = Readonly<Record<string, CatalogField<unknown>>>;

/** What such fields say. */
export type ValuesOf<F extends CatalogFields> = {
  [K in keyof F]: F[K] extends CatalogField<infer T> ? T : never;
};

/** Tells of one field. */
export function fieldOf<T>(
  part: FlawedPart | null,
  schema: z.ZodType<T>,
  fallback: NoInfer<T>,
): CatalogField<T> {
  return { part, schema, fallback };
}

/** The schemas of some fields, to read all of them at once. */
export function schemasOf<F extends CatalogFields>(fields: F): { [K in keyof F]: F[K]['schema'] } {
  const schemas = Object.entries(fields).map(([name, { schema }]) => [name, schema]);
  return Object.fromEntries(schemas) as { [K in keyof F]: F[K]['schema'] };
}

// Made once: to make a schema costs more than to use it.
const anyObject = z.record(z.string(), z.unknown());
const anyList = z.array(z.unknown());

/** Reads the fields of one object one by one, and notes those that break the contract. */
export class FieldReader {
  /**
   * @param raw what the ERP serves
   * @param flaws where broken fields are noted
   * @param prefix path of the object, with a dot behind it
   */
  constructor(
    private readonly raw: RawFields,
    private readonly flaws: Flaw[],
    private readonly prefix = '',
  ) {}

  /** All of some fields, each as it is or as its fallback. */
  readAll<F extends CatalogFields>(fields: F): ValuesOf<F> {
    const values = Object.entries(fields).map(([name, field]) => [name, this.read(name, field)]);
    return Object.fromEntries(values) as ValuesOf<F>;
  }

  /** A field, or the fallback where it is broken. */
  read<T>(name: string, { part, schema, fallback }: CatalogField<T>): T {
    const parsed = schema.safeParse(this.raw[name]);
    if (parsed.success) return parsed.data;
    if (part !== null) this.note(part, name, parsed.error.issues);
    return fallback;
  }

  /** The good ones of a list; each bad one is noted. */
  readEach<T>(name: string, part: FlawedPart, schema: z.ZodType<T>, most: number): T[] {
    const given = this.read(name, fieldOf(part, anyList, []));
    if (given.length > most) this.note(part, name, [{ message: `has more than ${most} entries` }]);
    return given.slice(0, most).flatMap((row, position) => {
      const parsed = schema.safeParse(row);
      if (parsed.success) return [parsed.data];
      this.note(part, `${name}.${position}`, parsed.error.issues);
      return [];
    });
  }

  /** As `readEach`; undefined where it is left out, or null. */
  readEachGiven<T>(
    name: string,
    part: FlawedPart,
    schema: z.ZodType<T>,
    most: number,
  ): T[] | undefined {
    return this.isGiven(name) ? this.readEach(name, part, schema, most) : undefined;
  }

  /**
   * The good entries of an object by their names, without those that are null; undefined where it
   * is left out or null. An empty list is as good as null, which is how PHP serves an object
   * without entries.
   */
  readEntriesGiven<T>(
    name: string,
    part: FlawedPart,
    schema: z.ZodType<T>,
    most: number,
  ): Record<string, T> | undefined {
    if (!this.isGiven(name) || isEmptyList(this.raw[name])) return undefined;
    const all = Object.entries(this.read(name, fieldOf(part, anyObject, {})));
    const given = all.filter(([, value]) => value !== null && !isEmptyList(value));
    if (given.length > most) this.note(part, name, [{ message: `has more than ${most} entries` }]);
    const entries = given.slice(0, most).flatMap(([key, value]) => {
      const parsed = schema.safeParse(value);
      if (parsed.success) return [[key, parsed.data] as const];
      this.note(part, `${name}.${key}`, parsed.error.issues);
      return [];
    });
    return Object.fromEntries(entries);
  }

  /**
   * The reader of an object within; where there is none that alone is noted, and not each of its
   * fields.
   */
  within(name: string, part: FlawedPart): FieldReader {
    const inner = anyObject.safeParse(this.raw[name]);
    const prefix = `${this.prefix}${name}.`;
    if (inner.success) return new FieldReader(inner.data, this.flaws, prefix);
    this.note(part, name, inner.error.issues);
    return new FieldReader({}, [], prefix);
  }

  private isGiven(name: string): boolean {
    return this.raw[name] !== undefined && this.raw[name] !== null;
  }

  private note(
    part: FlawedPart,
    name: string,
    issues: readonly { readonly path?: readonly PropertyKey[]; readonly message: string }[],
  ): void {
    const [issue] = issues;
    const path = [name, ...(issue?.path ?? [])].join('.');
    this.flaws.push({
      part,
      field: this.prefix + path,
      problem: issue?.message ?? 'cannot be read',
    });
  }
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
