import type { z } from 'zod';
import { isSecret, type AnySettingsClass } from './define-settings';
import { misspeltSettings } from './misspelt-settings';
import { SettingsError, type SettingsProblem } from './settings.error';

/** Where settings come from: `process.env`, or a literal in a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

type Instances<C extends readonly AnySettingsClass[]> = {
  [I in keyof C]: C[I] extends new (values: never) => infer T ? T : never;
};

/**
 * Reads the environment once, for all libraries together, and answers one frozen instance per
 * class, in the same order. A setting that is empty or blank counts as not given.
 *
 *     const [platform, shop] = loadSettings(process.env, PlatformSettings, ShopSettings);
 *
 * @throws SettingsError that names everything that is wrong, not only the first thing
 */
export function loadSettings<const C extends readonly AnySettingsClass[]>(
  env: Environment,
  ...classes: C
): Instances<C> {
  const { instances, problems } = readAll(env, classes, []);
  if (problems.length > 0) throw new SettingsError(problems);
  return instances as unknown as Instances<C>;
}

/**
 * All that is wrong with the settings, for those who have more to say of them.
 * @param alsoKnown names that are settings of somebody else who reads the same environment
 */
export function settingsProblems(
  env: Environment,
  classes: readonly AnySettingsClass[],
  alsoKnown: readonly string[],
): readonly SettingsProblem[] {
  return readAll(env, classes, alsoKnown).problems;
}

/**
 * What looks like a setting of ours and is none, and does not keep the start: one line each, for
 * the log.
 */
export function settingsHints(
  env: Environment,
  classes: readonly AnySettingsClass[],
): readonly string[] {
  return misspeltSettings(env, namesOf(classes))
    .filter(({ isCertain }) => !isCertain)
    .map(
      ({ name, nearest }) =>
        `${name} is no setting and does nothing; the nearest one is ${nearest}`,
    );
}

function readAll(
  env: Environment,
  classes: readonly AnySettingsClass[],
  alsoKnown: readonly string[],
): { readonly instances: object[]; readonly problems: SettingsProblem[] } {
  const values: Record<string, unknown> = {};
  const faulty = new Map<string, string>();
  for (const settings of classes) readInto(values, faulty, env, settings);
  const problems = classes.flatMap((settings) => [
    ...Object.keys(settings.shape).flatMap((name) => problemsNamed(name, faulty.get(name))),
    ...brokenRules(settings, values, faulty),
  ]);
  const misspelt = misspeltSettings(env, [...namesOf(classes), ...alsoKnown]);
  for (const { name, nearest, isCertain } of misspelt) {
    if (isCertain) problems.push({ name, problem: `is no setting: did you mean ${nearest}?` });
  }
  return { instances: classes.map((settings) => instanceOf(settings, values)), problems };
}

function namesOf(classes: readonly AnySettingsClass[]): readonly string[] {
  return classes.flatMap(({ shape }) => Object.keys(shape));
}

/** Reads the settings of one class; `faulty` says what is wrong with those that have no value. */
function readInto(
  values: Record<string, unknown>,
  faulty: Map<string, string>,
  env: Environment,
  { shape }: AnySettingsClass,
): void {
  for (const [name, schema] of Object.entries(shape)) {
    const raw = env[name]?.trim() === '' ? undefined : env[name]?.trim();
    const result = schema.safeParse(raw);
    if (result.success) values[name] = result.data;
    else faulty.set(name, problemWith(schema, raw, result.error));
  }
}

function instanceOf(settings: AnySettingsClass, values: Readonly<Record<string, unknown>>): object {
  const own = Object.entries(values).filter(([name]) => name in settings.shape);
  return new settings(Object.fromEntries(own) as never);
}

function problemsNamed(name: string, problem: string | undefined): SettingsProblem[] {
  return problem === undefined ? [] : [{ name, problem }];
}

/** A rule may be about settings of the other classes, too. */
function brokenRules(
  { rules }: AnySettingsClass,
  values: Readonly<Record<string, unknown>>,
  faulty: ReadonlyMap<string, string>,
): SettingsProblem[] {
  return rules
    .filter(({ about }) => !about.some((name) => faulty.has(name)))
    .flatMap((rule) => {
      const problem = rule.broken(values);
      return problem === null ? [] : [{ name: rule.about.join(', '), problem }];
    });
}

function problemWith(schema: z.ZodType, raw: string | undefined, error: z.ZodError): string {
  if (raw === undefined) return `is missing: ${schema.description ?? ''}`;
  const reasons = error.issues.map(({ message }) => message).join('; ');
  return isSecret(schema) ? reasons : `${reasons} (is "${raw}")`;
}

/** The values of all settings that must never be shown, for the redaction of logs and errors. */
export function secretValues(instances: readonly object[]): readonly string[] {
  return instances.flatMap((instance) => {
    const { shape } = instance.constructor as unknown as AnySettingsClass;
    return Object.entries(instance)
      .filter(([name]) => shape[name] !== undefined && isSecret(shape[name]))
      .map(([, value]: [string, unknown]) => value)
      .filter((value) => typeof value === 'string');
  });
}
