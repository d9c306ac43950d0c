import { isObject, type Json } from '../../suite/shop/json';
import type { StepAnswer } from '../step';
import type { IdPairs } from './id-pairs';

type Keys = readonly (string | number)[];

/** Drawn by chance, or counted by a clock of its own: only the type is compared. */
const BY_CHANCE = /^(related_ids|order_key|cart_hash)$/;

/** Where a crash of PHP tells of its own files. */
const OF_A_CRASH = /^(error|additional_errors)$/;

/** Two shops make the same thing within so many milliseconds of each other. */
const CLOCK_SLACK_MS = 2_500;

/** Which release made an order is no behaviour. */
const VERSION = /^10\.9\.\d+$/;

/** Says where an answer differs from the recorded one, each difference in a line. */
export class AnswerComparison {
  private readonly differences: string[] = [];

  constructor(
    private readonly ids: IdPairs,
    private readonly route: string,
  ) {}

  /** Every difference of two answers: in status, headers that clients go by, and body. */
  compare(recorded: StepAnswer, actual: StepAnswer): readonly string[] {
    if (recorded.status !== actual.status)
      this.differ(['(status)'], recorded.status, actual.status);
    this.values(recorded.body, actual.body, []);
    for (const name of ['x-wp-total', 'x-wp-totalpages'] as const) {
      const [there, here] = [recorded.headers[name], actual.headers[name]];
      if (there !== here) this.differ([`(${name})`], there, here);
    }
    for (const name of ['allow', 'location'] as const) {
      const [there, here] = [recorded.headers[name] ?? null, actual.headers[name] ?? null];
      // Every answer of a shop says what its route allows; only one without a body has nothing else
      // to say.
      if (name === 'allow' && recorded.body !== null) continue;
      this.values(there, here, [`(${name})`]);
    }
    this.values(pageLinks(recorded), pageLinks(actual), ['(link)']);
    return this.differences;
  }

  private values(recorded: Json, actual: Json, keys: Keys): void {
    if (Array.isArray(recorded) && Array.isArray(actual)) {
      this.lists(recorded as readonly Json[], actual as readonly Json[], keys);
    } else if (isObject(recorded) && isObject(actual)) {
      for (const name of new Set([...Object.keys(recorded), ...Object.keys(actual)])) {
        const [there, here] = [recorded[name], actual[name]];
        if (OF_A_CRASH.test(name)) continue;
        if (there === undefined || here === undefined) this.differ([...keys, name], there, here);
        else this.values(there, here, [...keys, name]);
      }
    } else if (typeof recorded === 'number' && typeof actual === 'number') {
      if (!this.ids.fit(keys, this.route, recorded, actual)) this.differ(keys, recorded, actual);
    } else if (typeof recorded === 'string' && typeof actual === 'string') {
      if (!this.sameText(recorded, actual, keys)) this.differ(keys, recorded, actual);
    } else if (recorded !== actual) this.differ(keys, recorded, actual);
  }

  private lists(recorded: readonly Json[], actual: readonly Json[], keys: Keys): void {
    if (BY_CHANCE.test(String(keys.at(-1)))) return;
    if (recorded.length !== actual.length)
      this.differ([...keys, 'length'], recorded.length, actual.length);
    recorded.forEach((entry, at) => {
      const other = actual[at];
      if (other !== undefined) this.values(entry, other, [...keys, at]);
    });
  }

  private sameText(recorded: string, actual: string, keys: Keys): boolean {
    if (recorded === actual || BY_CHANCE.test(String(keys.at(-1)))) return true;
    if (keys.at(-1) === 'version') return VERSION.test(recorded) && VERSION.test(actual);
    const [there, here] = [instantOf(recorded), instantOf(actual)];
    if (there !== null && here !== null) return Math.abs(there - here) <= CLOCK_SLACK_MS;
    const [second, other] = [secondOf(recorded), secondOf(actual)];
    if (second !== null && other !== null)
      return Math.abs(second - other) * 1_000 <= CLOCK_SLACK_MS;
    const [words, others] = [
      withoutChance(recorded).split(/(\d+)/),
      withoutChance(actual).split(/(\d+)/),
    ];
    const isAddress = recorded.includes('{home}');
    return (
      words.length === others.length &&
      words.every((word, at) => this.ids.fitAsText(word, others[at] ?? '', isAddress))
    );
  }

  private differ(keys: Keys, recorded: Json | undefined, actual: Json | undefined): void {
    this.differences.push(
      `${keys.join('.')}: ${shown(recorded)} was recorded, ${shown(actual)} came`,
    );
  }
}

const SHOWN_LENGTH = 300;

function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, SHOWN_LENGTH);
}

function instantOf(text: string): number | null {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) : null;
}

/** A moment in seconds, as WordPress notes when something went into the trash. */
function secondOf(text: string): number | null {
  return /^1\d{9}$/.test(text) ? Number(text) : null;
}

function withoutChance(text: string): string {
  return text.replace(/wc_order_\w+/g, 'wc_order_KEY');
}

/** The links to other pages, without those that every answer has. */
function pageLinks({ headers }: StepAnswer): Json {
  const links = (headers['link'] ?? '').match(/<[^>]*>; rel="(?:next|prev)"/g);
  return links === null ? null : links.sort();
}
