import { z } from 'zod';
import type { Flaw, FlawedPart } from '../../domain/mapping/flaw';

/** An object of the ERP whose fields nobody has looked at. */
export type RawFields = Readonly<Record<string, unknown>>;

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

  /** A field, or the fallback where it is broken. */
  read<T>(name: string, part: FlawedPart, schema: z.ZodType<T>, fallback: T): T {
    const parsed = schema.safeParse(this.raw[name]);
    if (parsed.success) return parsed.data;
    this.note(part, name, parsed.error.issues);
    return fallback;
  }

  /** A field that nothing depends on, or the fallback. */
  readQuietly<T>(name: string, schema: z.ZodType<T>, fallback: T): T {
    const parsed = schema.safeParse(this.raw[name]);
    return parsed.success ? parsed.data : fallback;
  }

  /** The good ones of a list; each bad one is noted. */
  readEach<T>(name: string, part: FlawedPart, schema: z.ZodType<T>, most: number): T[] {
    const given = this.read(name, part, anyList, []);
    if (given.length > most) this.note(part, name, [{ message: `has more than ${most} entries` }]);
    return given.slice(0, most).flatMap((row, position) => {
      const parsed = schema.safeParse(row);
      if (parsed.success) return [parsed.data];
      this.note(part, `${name}.${position}`, parsed.error.issues);
      return [];
    });
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
