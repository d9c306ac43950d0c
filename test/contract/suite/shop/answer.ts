import { isObject, type Json, type JsonObject } from './json';

/** What stands where an answer has nothing: equal to no value that a shop sends. */
export const MISSING = '(missing)';

/** What a shop answered. */
export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    readonly body: Json,
    private readonly question: string,
  ) {}

  /** Id of what the answer shows. Throws when it shows nothing with an id. */
  get id(): number {
    const id = this.at('id');
    if (typeof id !== 'number') throw this.surprise();
    return id;
  }

  /** Rows of a list. Throws when the answer is no list. */
  get rows(): readonly Json[] {
    if (!Array.isArray(this.body)) throw this.surprise();
    return this.body as readonly Json[];
  }

  /** Ids of the rows of a list, in its order. */
  get ids(): readonly Json[] {
    return this.rows.map((row) => valueAt(row, ['id']));
  }

  /** The value at a path such as `create.0.error.code`; `(missing)` where there is none. */
  at(path: string): Json {
    return valueAt(this.body, path.split('.'));
  }

  /** The text at a path. Throws when there is none. */
  text(path: string): string {
    const value = this.at(path);
    if (typeof value !== 'string' || value === MISSING) throw this.surprise();
    return value;
  }

  /** The values at some paths, by path. */
  pick(...paths: readonly string[]): JsonObject {
    return Object.fromEntries(paths.map((path) => [path, this.at(path)]));
  }

  /** How a call went, in short: its status, and the code of its error where it has one. */
  outcome(): JsonObject {
    const code = this.at('code');
    return code === MISSING ? { http: this.status } : { http: this.status, code };
  }

  /** This answer, when it has the status. Throws what came instead. */
  having(status: number): this {
    if (this.status !== status) throw this.surprise();
    return this;
  }

  private surprise(): Error {
    return new Error(
      `${this.question} answered ${this.status}: ${JSON.stringify(this.body).slice(0, SHOWN_LENGTH)}`,
    );
  }
}

const SHOWN_LENGTH = 200;

function valueAt(value: Json, path: readonly string[]): Json {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(value))
    return valueAt((value as readonly Json[])[Number(name)] ?? MISSING, rest);
  if (!isObject(value)) return MISSING;
  const inner = value[name];
  return inner === undefined ? MISSING : valueAt(inner, rest);
}
