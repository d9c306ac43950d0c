import { the } from '../../support/the';
import { kindOfKeys } from './id-kinds';
import type { IdMap } from './id-map';

type Keys = readonly (string | number)[];

/** Fields that depend on time or chance: their type counts, not their value. */
const UNSTEADY =
  /^(date_(created|modified|paid|completed)(_gmt)?|related_ids|order_key|number|cart_hash|line|file)$/;

const TRIMMED_LIST = /^\.\.\. (\d+) more items trimmed$/;
const TRIMMED_TEXT = /^(.*)\.\.\.\((\d+) chars\)$/s;

/**
 * Where an answer of the double differs from the recorded one: in shape, types and values. Learns
 * ids on the way. A recording that was cut down to some fields allows for more of them; a whole one
 * does not.
 */
export class AnswerComparison {
  readonly differences: string[] = [];

  constructor(
    private readonly ids: IdMap,
    private readonly path: string,
    private readonly isWhole: boolean,
  ) {}

  /** Compares, and notes every difference. */
  compare(recorded: unknown, actual: unknown, keys: Keys = []): void {
    if (typeOf(recorded) !== typeOf(actual)) {
      this.differ(keys, recorded, actual);
    } else if (Array.isArray(recorded)) {
      if (!isUnsteady(keys)) this.compareLists(recorded, actual as unknown[], keys);
    } else if (typeof recorded === 'object' && recorded !== null) {
      this.compareObjects(
        recorded as Record<string, unknown>,
        actual as Record<string, unknown>,
        keys,
      );
    } else {
      this.compareValues(recorded, actual, keys);
    }
  }

  private compareLists(recorded: readonly unknown[], actual: readonly unknown[], keys: Keys): void {
    const last: unknown = recorded.at(-1);
    const trimmed = typeof last === 'string' ? TRIMMED_LIST.exec(last)?.[1] : undefined;
    const shown = trimmed === undefined ? recorded : recorded.slice(0, -1);
    const length = shown.length + Number(trimmed ?? 0);
    if (actual.length !== length) this.differ([...keys, 'length'], length, actual.length);
    shown.forEach((entry, at) => {
      if (at < actual.length) this.compare(entry, actual[at], [...keys, at]);
    });
  }

  private compareObjects(
    recorded: Readonly<Record<string, unknown>>,
    actual: Readonly<Record<string, unknown>>,
    keys: Keys,
  ): void {
    for (const [key, value] of Object.entries(recorded)) {
      if (key in actual) this.compare(value, actual[key], [...keys, key]);
      else this.differ([...keys, key], value, undefined);
    }
    if (!this.isWhole && keys.length < 2 && !('_links' in recorded) && !('code' in recorded))
      return;
    for (const [key, value] of Object.entries(actual)) {
      // Taken out of every recording that asks for fields; the shop keeps them (fact 19).
      const isCutOut = this.isWhole && keys.length === 0 && key === '_links';
      if (!(key in recorded) && !isCutOut) this.differ([...keys, key], undefined, value);
    }
  }

  private compareValues(recorded: unknown, actual: unknown, keys: Keys): void {
    if (isUnsteady(keys)) return;
    const kind = typeof recorded === 'number' ? kindOfKeys(keys, this.path) : null;
    if (
      kind !== null &&
      typeof recorded === 'number' &&
      typeof actual === 'number' &&
      recorded !== 0
    ) {
      if (!this.ids.knows(kind, recorded)) this.ids.learn(kind, recorded, actual);
      else if (this.ids.actual(kind, recorded) !== actual)
        this.differ(keys, `${recorded}, here ${this.ids.actual(kind, recorded)}`, actual);
      return;
    }
    if (typeof recorded === 'string' && typeof actual === 'string') {
      if (!sameText(recorded, actual, keys)) this.differ(keys, recorded, actual);
    } else if (recorded !== actual) this.differ(keys, recorded, actual);
  }

  private differ(keys: Keys, recorded: unknown, actual: unknown): void {
    const show = (value: unknown): string =>
      value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200);
    this.differences.push(
      `${keys.join('.')}: ${show(recorded)} was recorded, ${show(actual)} came`,
    );
  }
}

function isUnsteady(keys: Keys): boolean {
  const name = keys.findLast((key) => typeof key === 'string');
  return name !== undefined && UNSTEADY.test(name);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function sameText(recorded: string, actual: string, keys: Keys): boolean {
  const trimmed = TRIMMED_TEXT.exec(recorded);
  if (keys.includes('error') && keys.includes('data')) return true;
  if (trimmed !== null)
    return actual.startsWith(the(trimmed[1])) && actual.length === Number(trimmed[2]);
  if (keys.at(-1) === 'message') return withoutCause(recorded) === withoutCause(actual);
  return neutral(recorded) === neutral(actual);
}

/**
 * A message without what the network said: `Error getting remote image …` goes on in cURL’s words.
 */
function withoutCause(message: string): string {
  return message.replace(/http\S+|Error: .*/g, '');
}

/** A text without what differs between two shops: their address, and the ids in addresses. */
export function neutral(text: string): string {
  // What a coupon was when it was used, as the shop keeps it in a text: its id comes first.
  if (!text.includes('://')) return text.replace(/^\[\d+(?=,")/, '[N');
  return text
    .replace(/(?<=key=wc_order_)\w+/g, 'KEY')
    .replace(/https?:\/\/127\.0\.0\.1:\d+/g, 'SHOP')
    .replace(/\/20\d\d\/\d\d\//g, '/DATE/')
    .replace(/(?<=[/=])\d+(?=[/&>?]|$)/g, 'N');
}
