import { z } from 'zod';

/**
 * One setting per environment name; each schema reads the raw text (or its absence) and carries a
 * description.
 */
export type SettingsShape = Readonly<Record<string, z.ZodType>>;

/** The parsed values of a shape, keyed by environment name. */
type SettingsValues<S extends SettingsShape> = { readonly [N in keyof S]: z.output<S[N]> };

/**
 * A rule over several settings, those of other classes that are read with it included. It is asked
 * only when each setting it is about was read without a fault of its own.
 */
export interface SettingsRule<S extends SettingsShape = SettingsShape> {
  readonly about: readonly (keyof S & string)[];
  /** What is wrong and how to mend it, or null where the rule holds. */
  broken(values: SettingsValues<S>): string | null;
}

/** A class that is schema, type and injection token in one; `loadSettings` makes its instances. */
export interface SettingsClass<S extends SettingsShape> {
  readonly title: string;
  readonly shape: S;
  readonly rules: readonly SettingsRule<S>[];
  new (values: SettingsValues<S>): SettingsValues<S>;
}

/** Any class that `defineSettings` made, whatever its shape. */
export interface AnySettingsClass {
  readonly title: string;
  readonly shape: SettingsShape;
  readonly rules: readonly SettingsRule[];
  new (values: never): object;
}

/**
 * Declares the settings of one library. Extend the result, so that the class can be injected by its
 * own name:
 *
 *     export class ShopSettings extends defineSettings('Shop', {
 *       SHOP_URL: webUrl().describe('Address of the shop'),
 *       SHOP_KEY: text().meta({ description: 'Its key', secret: true }),
 *       SHOP_TIMEOUT_MS: integer(100, 120_000).default(30_000).describe('Limit for one exchange, in ms'),
 *     }) {}
 *
 * `.describe()` or `.meta()` comes last, because zod keeps it on the outermost schema only.
 *
 * @param title heading of the settings in the documentation
 * @param rules what must hold between several settings
 * @throws Error where a setting has no description: an undocumented setting cannot be operated
 */
export function defineSettings<S extends SettingsShape>(
  title: string,
  shape: S,
  rules: readonly SettingsRule<S>[] = [],
): SettingsClass<S> {
  for (const [name, schema] of Object.entries(shape)) {
    if (schema.description === undefined) throw new Error(`Setting ${name} has no description`);
  }
  class Settings {
    static readonly title = title;
    static readonly shape = shape;
    static readonly rules = rules;

    constructor(values: SettingsValues<S>) {
      Object.assign(this, values);
      Object.freeze(this);
    }

    /** What a log or an error may show of the settings. */
    toJSON(): Record<string, unknown> {
      return Object.fromEntries(
        Object.entries(this).map(([name, value]: [string, unknown]) => {
          const schema = shape[name];
          return [name, schema !== undefined && isSecret(schema) ? '[redacted]' : value];
        }),
      );
    }
  }
  return Settings as unknown as SettingsClass<S>;
}

/** Whether a setting's value must never be shown. */
export function isSecret(schema: z.ZodType): boolean {
  return schema.meta()?.['secret'] === true;
}

/** The rule that one of two optional settings is given, and not both. */
export function exactlyOneOf<S extends SettingsShape>(
  first: keyof S & string,
  second: keyof S & string,
): SettingsRule<S> {
  return {
    about: [first, second],
    broken: (values) => {
      const given = [first, second].filter((name) => values[name] !== undefined).length;
      if (given === 1) return null;
      return given === 0
        ? 'neither is given: give one of the two'
        : 'both are given: leave one of the two out';
    },
  };
}
