/** What stands behind the `?` of an address, as anybody may have typed it. */
export type Search = Readonly<Record<string, unknown>>;

/** A text of the address; nothing where it is not there. Numbers are texts too: `?q=123`. */
export function text<Name extends string>(
  search: Search,
  name: Name,
): Partial<Record<Name, string>> {
  const value = search[name];
  if (typeof value !== 'string' && typeof value !== 'number') return {};
  return { [name]: String(value) } as Record<Name, string>;
}

/** One of some words of the address; nothing for any other. */
export function word<Name extends string, Word extends string>(
  search: Search,
  name: Name,
  words: readonly Word[],
): Partial<Record<Name, Word>> {
  const found = words.find((known) => known === search[name]);
  return found === undefined ? {} : ({ [name]: found } as Record<Name, Word>);
}
