/** How deep a body may nest; the deepest request of ours nests six levels. */
const DEEPEST = 32;

/**
 * Most keys of one object, and of all objects together: a thousand events have 7,000. A validator
 * takes 10 µs for each.
 */
const MOST_KEYS = 1_000;
const MOST_KEYS_IN_ALL = 10_000;

/**
 * Most elements of all lists together: a thousand events about ten thousand products have 11,000.
 */
const MOST_ELEMENTS = 20_000;

/**
 * What makes a parsed body too much to be looked at, or null. Looks without recursion and stops at
 * the first that is too much, so that it costs little whatever was sent.
 */
export function excessOf(body: unknown): string | null {
  const waiting: { readonly value: object; readonly depth: number }[] = [];
  const meet = (value: unknown, depth: number): void => {
    if (typeof value === 'object' && value !== null) waiting.push({ value, depth });
  };
  let keys = 0;
  let elements = 0;
  meet(body, 1);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > DEEPEST) return `nests deeper than ${DEEPEST} levels`;
    const isList = Array.isArray(value);
    const members: readonly unknown[] = isList ? value : Object.values(value);
    if (isList) elements += members.length;
    else keys += members.length;
    if (!isList && members.length > MOST_KEYS)
      return `has an object of more than ${MOST_KEYS} keys`;
    if (keys > MOST_KEYS_IN_ALL) return `has more than ${MOST_KEYS_IN_ALL} keys`;
    if (elements > MOST_ELEMENTS) return `has lists of more than ${MOST_ELEMENTS} elements`;
    for (const member of members) meet(member, depth + 1);
  }
  return null;
}
