import type { Json, JsonObject } from '../suite/shop/json';

/** Methods that a step can have. */
export type StepMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** Whose proof a step carries; the key that reads and writes, unless it says otherwise. */
export type StepCaller = 'main' | 'nobody' | 'wrong secret' | 'unknown key';

/**
 * One call of a sequence. A text such as `{{3.id}}` in its route, query or body stands for what
 * step 3 answered at `id`; where a value is nothing else, it stands for the value itself, a number
 * for one.
 */
export interface Step {
  readonly topic: string;
  /** Number of the measured fact that says what has to come; most steps have none. */
  readonly fact?: number;
  readonly method: StepMethod;
  /** Below `/wp-json/wc/v3`, or the whole path where it starts with a slash. */
  readonly route: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** A body that is sent as it stands. */
  readonly raw?: { readonly type: string; readonly text: string };
  readonly headers?: Readonly<Record<string, string>>;
  readonly caller?: StepCaller;
  /**
   * Whether the shop's clock has to have passed a second first: what is written then has a date of
   * its own.
   */
  readonly settle?: true;
}

/** Calls that belong together: they begin in an empty shop. */
export interface Sequence {
  /** Subject and seed, as in `orders-7`. */
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What a shop answered to a step. */
export interface StepAnswer {
  readonly status: number;
  /** Headers that are compared, by their small names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
  /** When it answered by its own clock: milliseconds since 1970, whole seconds. */
  readonly at: number;
}

/** A sequence with what a shop answered. */
export interface RecordedSequence {
  readonly name: string;
  readonly steps: readonly (Step & { readonly answer: StepAnswer })[];
}

/**
 * What a recording was made of, and all that was answered. Addresses of the shop stand in it as
 * `{home}`.
 */
export interface Recording {
  readonly shop: {
    readonly wordpress: string;
    readonly woocommerce: string;
    readonly timeZone: string;
    readonly currency: string;
    readonly country: string;
    readonly taxes: boolean;
    readonly overTls: boolean;
  };
  readonly sequences: readonly RecordedSequence[];
}

/** Headers of an answer that a client goes by. */
export const COMPARED_HEADERS = [
  'x-wp-total',
  'x-wp-totalpages',
  'link',
  'location',
  'allow',
] as const;

/** An object as JSON has it, for steps. */
export type Fields = JsonObject;
