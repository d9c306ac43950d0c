import { isObject, type Json } from './json';

/** Takes secrets out of what is shown: plain, as in an address, and as Basic has them. */
export class Redaction {
  private readonly forms: readonly string[];

  constructor(secrets: readonly string[]) {
    this.forms = secrets
      .filter((secret) => secret !== '')
      .flatMap((secret) => [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64'),
      ]);
  }

  /** A text without them. */
  text(text: string): string {
    return this.forms.reduce((left, form) => left.replaceAll(form, '***'), text);
  }

  /** A value without them, in any of its texts. */
  value(value: Json): Json {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return (value as readonly Json[]).map((entry) => this.value(entry));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, this.value(entry)]),
    );
  }
}
