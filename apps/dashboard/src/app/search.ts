/** What stands behind the `?` of an address, as anybody may have typed it. */
export type Search = Readonly<Record<string, unknown>>;

/** What stands behind the `?`, each value as the text that it is: `1e5` is no number there. */
export function readSearch(address: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(address));
}

/** The same the other way; what is undefined is left out. */
export function writeSearch(search: Search): string {
  const values = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const query = new URLSearchParams(values).toString();
  return query === '' ? '' : `?${query}`;
}

/** A text of the address; nothing where it is not there. */
export function text<Name extends string>(
  search: Search,
  name: Name,
): Partial<Record<Name, string>> {
  const value = search[name];
  return typeof value === 'string' ? ({ [name]: value } as Record<Name, string>) : {};
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
