import { secretValues } from '../config/load-settings';
import { secretForms, secretsWithin } from './secret-forms';
import { isSecretName, redactByPattern } from './secret-patterns';

const MASK = '[redacted]';
const DEEPEST = 12;

/**
 * Knows the secrets of this process and takes them out of whatever is to leave it: by value in
 * every encoding, and by name.
 */
export class SecretRegistry {
  private readonly known = new Set<string>();
  private forms: RegExp | null = null;

  constructor(secrets: readonly string[]) {
    this.learn(secrets);
  }

  /** The registry of all settings that are marked as secret. */
  static of(settings: readonly object[]): SecretRegistry {
    return new SecretRegistry(secretValues(settings));
  }

  /** Knows one more: a secret that no setting has, such as one that was made here. */
  add(secret: string): void {
    if (!this.known.has(secret)) this.learn([secret]);
  }

  /** The text without secrets. */
  redact(text: string): string {
    const byValue = this.forms === null ? text : text.replace(this.forms, MASK);
    return redactByPattern(byValue, MASK);
  }

  /** A copy of JSON-like data without secrets; what is nested deeper than 12 levels is cut off. */
  redactDeep<T>(value: T): T {
    return this.copy(value, 0) as T;
  }

  private learn(secrets: readonly string[]): void {
    for (const secret of secrets) this.known.add(secret);
    const forms = [...this.known].flatMap(secretsWithin).flatMap(secretForms);
    // The longest first, so that no part of a longer secret stays behind.
    const alternatives = [...new Set(forms)].sort((a, b) => b.length - a.length).map(escape);
    this.forms = alternatives.length === 0 ? null : new RegExp(alternatives.join('|'), 'gi');
  }

  private copy(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.redact(value);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    if (depth >= DEEPEST) return '[cut off]';
    if (Array.isArray(value)) return value.map((item) => this.copy(item, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, member]: [string, unknown]) => [
        name,
        isSecretName(name) && member !== null && member !== undefined
          ? MASK
          : this.copy(member, depth + 1),
      ]),
    );
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
