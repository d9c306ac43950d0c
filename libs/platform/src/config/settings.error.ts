/** One thing that is wrong with the settings. */
export interface SettingsProblem {
  /** The setting, or the settings that together are wrong. */
  readonly name: string;
  /** What is wrong and how to mend it; never the value of a secret. */
  readonly problem: string;
}

/**
 * The service cannot start with these settings. The message is one readable list of all that is
 * wrong.
 */
export class SettingsError extends Error {
  constructor(readonly problems: readonly SettingsProblem[]) {
    const width = Math.max(...problems.map(({ name }) => name.length));
    const lines = problems.map(({ name, problem }) => `  ${name.padEnd(width)}  ${problem}`);
    const count = problems.length === 1 ? '1 setting is' : `${problems.length} settings are`;
    super(
      [`${count} missing or wrong (docs/configuration.md explains each):`, ...lines].join('\n'),
    );
    this.name = 'SettingsError';
  }
}
