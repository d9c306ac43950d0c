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
 * Reads the environment once, for all libraries together, and answers one frozen instance per class, in the same order.
 * A setting that is empty or blank counts as not given.
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
export function settingsHints(env: Environment, classes: readonly AnySettingsClass[]): readonly string[] {
  return misspeltSettings(env, namesOf(classes))
    .filter(({ isCertain }) => !isCertain)
    .map(({ name, nearest }) => `${name} is no setting and does nothing; the nearest one is ${nearest}`);
}

function readAll(
  env: Environment,
  classes: readonly AnySettingsClass[],
  alsoKnown: readonly string[],
): { readonly instances: object[]; readonly problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const instances = classes.map((settings) => read(env, settings, problems));
  const misspelt = misspeltSettings(env, [...namesOf(classes), ...alsoKnown]);
  for (const { name, nearest, isCertain } of misspelt) {
    if (isCertain) problems.push({ name, problem: `is no setting: did you mean ${nearest}?` });
  }
  return { instances, problems };
}

function namesOf(classes: readonly AnySettingsClass[]): readonly string[] {
  return classes.flatMap(({ shape }) => Object.keys(shape));
}

function read(env: Environment, settings: AnySettingsClass, problems: SettingsProblem[]): object {
  const values: Record<string, unknown> = {};
  const faulty = new Set<string>();
  for (const [name, schema] of Object.entries(settings.shape)) {
    const raw = env[name]?.trim() === '' ? undefined : env[name]?.trim();
    const result = schema.safeParse(raw);
    if (result.success) {
      values[name] = result.data;
      continue;
    }
    faulty.add(name);
    problems.push({ name, problem: problemWith(schema, raw, result.error) });
  }
  problems.push(...brokenRules(settings, values, faulty));
  return new settings(values as never);
}

function brokenRules(
  { rules }: AnySettingsClass,
  values: Readonly<Record<string, unknown>>,
  faulty: ReadonlySet<string>,
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
