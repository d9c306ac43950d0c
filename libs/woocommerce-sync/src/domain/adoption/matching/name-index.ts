import type { ErpGoods } from '../goods';
import { bagOf, nameTokens } from './name-tokens';

/**
 * A word, or a whole name, is rare where no more products have it; no other makes a pair likely.
 */
export const CROWD = 200;
/** Products of a crowd that one name of the shop is held against. */
const OF_A_CROWD = 20;
/** Words that are looked at together, where none is rare. */
const TOGETHER = 3;

/** A product by its words. */
export interface NamedGoods {
  readonly goods: ErpGoods;
  /** Those of its name. */
  readonly tokens: readonly string[];
  /** Those of its options; they are looked up when they are asked for. */
  readonly optionTokens: () => ReadonlySet<string>;
}

/**
 * The names of all products of the ERP: how telling each word is, and which products a name may be
 * about, without looking at all of them.
 */
export class NameIndex {
  private readonly named: NamedGoods[] = [];
  private readonly places = new Map<string, number[]>();
  private readonly bags = new Map<string, number[]>();
  private readonly weights = new Map<string, number>();
  private readonly options = new Map<string, ReadonlySet<string>>();

  /** Takes a product in; all of them, before anything is asked. */
  add(goods: ErpGoods): void {
    const place = this.named.length;
    const tokens = nameTokens(goods.name);
    this.named.push({ goods, tokens, optionTokens: () => this.optionTokensOf(goods) });
    for (const token of new Set(tokens)) push(this.places, token, place);
    push(this.bags, bagOf(tokens), place);
  }

  /** Whether some name has this word. */
  knows(token: string): boolean {
    return this.places.has(token);
  }

  /** How telling a word is: the rarer, the more. */
  weightOf(token: string): number {
    const known = this.weights.get(token);
    if (known !== undefined) return known;
    const count = this.places.get(token)?.length ?? 0;
    const weight = Math.log(1 + (this.named.length + 1) / (count + 1));
    this.weights.set(token, weight);
    return weight;
  }

  /** How many products have just these words for a name. */
  countOf(tokens: readonly string[]): number {
    return this.bags.get(bagOf(tokens))?.length ?? 0;
  }

  /**
   * Products that a name of these words may be about: those of just the same words, those that
   * share a rare word with it, and those that share its most telling words. Of a crowd only some,
   * each turn the next ones, so that each is offered to somebody.
   */
  candidatesFor(tokens: readonly string[], turn: number): readonly NamedGoods[] {
    const same = this.bags.get(bagOf(tokens)) ?? [];
    const found = new Set(some(same, turn));
    const lists = [...new Set(tokens)]
      .map((token) => this.places.get(token) ?? [])
      .filter((list) => list.length > 0)
      .sort((one, other) => one.length - other.length);
    for (const list of lists) if (list.length <= CROWD) for (const place of list) found.add(place);
    if (same.length <= CROWD)
      for (const place of some(inAllOf(lists.slice(0, TOGETHER)), turn)) found.add(place);
    return [...found].sort((one, other) => one - other).flatMap((place) => this.named[place] ?? []);
  }

  private optionTokensOf({ id, options }: ErpGoods): ReadonlySet<string> {
    const known = this.options.get(id);
    if (known !== undefined) return known;
    const tokens = new Set(options.flatMap(nameTokens));
    this.options.set(id, tokens);
    return tokens;
  }
}

/** All of these, or of a crowd those whose turn it is. */
function some(places: readonly number[], turn: number): readonly number[] {
  if (places.length <= CROWD) return places;
  const from = (turn * OF_A_CROWD) % places.length;
  return [...places, ...places.slice(0, OF_A_CROWD)].slice(from, from + OF_A_CROWD);
}

/** What is in every one of these lists, each of which ascends. */
function inAllOf([first, ...others]: readonly (readonly number[])[]): readonly number[] {
  return others.reduce(inBoth, first ?? []);
}

function inBoth(one: readonly number[], other: readonly number[]): readonly number[] {
  const found: number[] = [];
  let at = 0;
  for (const place of one) {
    while (at < other.length && (other[at] ?? 0) < place) at += 1;
    if (other[at] === place) found.push(place);
  }
  return found;
}

function push<K>(lists: Map<K, number[]>, key: K, place: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [place]);
  else list.push(place);
}
