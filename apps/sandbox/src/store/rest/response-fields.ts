import { isRecord, textsOf } from './values';

/** Names that `_fields` asks for: true for the whole, else what of it. */
interface Wanted {
  [name: string]: true | Wanted;
}

/**
 * What of an answer to a call `_fields` asks for: of one thing the links stay besides, as they are
 * added last (fact 19).
 */
export function withOwnFields(body: unknown, fields: unknown, reachesIntoLists: boolean): unknown {
  if (!isRecord(body) || Array.isArray(body) || !('_links' in body))
    return withFields(body, fields, reachesIntoLists);
  const { _links: links, ...rest } = body;
  const shown = withFields(rest, fields, reachesIntoLists);
  return { ...(shown as object), _links: links };
}

/**
 * What of an answer `_fields` asks for, of every row where it is a list; everything where it asks
 * for nothing. A path such as `line_items.sku` leaves an empty list, since the places of a list
 * have other names (fact 25).
 * @param reachesIntoLists what somebody who does not know the shop would expect
 */
export function withFields(body: unknown, fields: unknown, reachesIntoLists = false): unknown {
  const names = textsOf(fields)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0 || !isRecord(body)) return body;
  const wanted = wantedOf(names);
  if (!Array.isArray(body)) return picked(body, wanted, reachesIntoLists);
  return (body as readonly unknown[]).map((row) =>
    isRecord(row) ? picked(row, wanted, reachesIntoLists) : row,
  );
}

function wantedOf(names: readonly string[]): Wanted {
  const wanted = Object.create(null) as Wanted;
  for (const name of names) {
    const path = name.split('.');
    const last = path.pop() ?? '';
    const node = nodeAt(wanted, path);
    if (node !== null) node[last] = true;
  }
  return wanted;
}

/** Where the last name of a path stands; null where the whole of it is wanted already. */
function nodeAt(wanted: Wanted, path: readonly string[]): Wanted | null {
  let node = wanted;
  for (const part of path) {
    const below = node[part] ?? (Object.create(null) as Wanted);
    if (below === true) return null;
    node[part] = below;
    node = below;
  }
  return node;
}

function picked(
  value: Readonly<Record<string, unknown>>,
  wanted: Wanted,
  reachesIntoLists: boolean,
): unknown {
  if (Array.isArray(value)) {
    if (!reachesIntoLists) return [];
    return value.filter(isRecord).map((entry) => picked(entry, wanted, true));
  }
  const entries = Object.entries(value).flatMap(([name, held]) => {
    const own = wanted[name];
    if (own === undefined) return [];
    return [
      [name, own !== true && isRecord(held) ? picked(held, own, reachesIntoLists) : held] as const,
    ];
  });
  // An object without a name is a list to PHP.
  return entries.length === 0 ? [] : Object.fromEntries(entries);
}
