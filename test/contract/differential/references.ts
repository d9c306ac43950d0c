import { isObject, type Json } from '../suite/shop/json';

/** What stands for an id that was never answered: equal to none that a shop gives. */
const NEVER_ANSWERED = 999_999_998;

const WHOLE = /^\{\{(\d+)\.([\w.]+)\}\}$/;
const ANY = /\{\{(\d+)\.([\w.]+)\}\}/g;

/** What steps answered so far, for those that refer to them. */
export class References {
  private readonly bodies: Json[] = [];

  /** Takes the next step's answer. */
  add(body: Json): void {
    this.bodies.push(body);
  }

  /** A text with what its references stand for. */
  text(text: string): string {
    return text.replace(ANY, (_whole, step: string, path: string) =>
      this.valueAt(step, path).toString(),
    );
  }

  /**
   * A value with what its references stand for; a text that is nothing but a reference becomes the
   * value itself.
   */
  value(value: Json): Json {
    if (typeof value === 'string') {
      const [, step, path] = WHOLE.exec(value) ?? [];
      return step === undefined || path === undefined ? this.text(value) : this.valueAt(step, path);
    }
    if (Array.isArray(value)) return (value as readonly Json[]).map((entry) => this.value(entry));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, this.value(entry)]),
    );
  }

  private valueAt(step: string, path: string): string | number | boolean {
    let at: Json | undefined = this.bodies[Number(step)];
    for (const name of path.split('.')) {
      if (Array.isArray(at)) at = (at as readonly Json[])[Number(name)];
      else at = at !== undefined && isObject(at) ? at[name] : undefined;
    }
    return at === undefined || at === null || typeof at === 'object' ? NEVER_ANSWERED : at;
  }
}
