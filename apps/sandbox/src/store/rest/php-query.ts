import { textOf } from '../texts/coercions';

/** A parameter as PHP reads it of an address or a form: a text, or a list or object of such. */
export type QueryValue = string | { readonly [name: string]: QueryValue };

/** Parameters by their names. */
export type QueryValues = Readonly<Record<string, QueryValue>>;

interface Node {
  [name: string]: string | Node;
}

/**
 * Parameters as PHP reads them: the last of a name counts, `a[]` counts up, `a[b]` goes deeper,
 * blanks and dots in names become `_`.
 */
export function readPhpQuery(query: string): QueryValues {
  const root = emptyNode();
  for (const [name, value] of new URLSearchParams(query)) put(root, pathOf(name), value);
  return root;
}

/** An object of PHP as JavaScript would have it: a list where its names are 0, 1, 2 and so on. */
export function withLists(value: QueryValue): unknown {
  if (typeof value === 'string') return value;
  const names = Object.keys(value);
  const entries = Object.values(value).map(withLists);
  return names.every((name, at) => name === String(at))
    ? entries
    : Object.fromEntries(names.map((name, at) => [name, entries[at]]));
}

/** Parameters as an address shows them, in their order; lists with their places. */
export function writePhpQuery(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => written(encodeURIComponent(name), value))
    .join('&');
}

function written(name: string, value: unknown): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([inner, entry]) =>
      written(`${name}%5B${encodeURIComponent(inner)}%5D`, entry),
    );
  }
  if (value === null || value === undefined) return [];
  const shown = value === false ? '0' : textOf(value);
  // WordPress takes the sign off a parameter without a value.
  return [shown === '' ? name : `${name}=${encodeURIComponent(shown)}`];
}

function pathOf(name: string): string[] {
  const [, head = '', rest = ''] = /^([^[]*)((?:\[[^\]]*\])*)/.exec(name) ?? [];
  const inner = [...rest.matchAll(/\[([^\]]*)\]/g)].map(([, part = '']) => part);
  return [head.replace(/[ .]/g, '_'), ...inner];
}

function put(root: Node, path: readonly string[], value: string): void {
  const [head = '', ...inner] = path;
  if (head === '') return;
  let [node, name] = [root, head];
  for (const part of inner) {
    const held = node[name];
    const below = typeof held === 'object' ? held : emptyNode();
    node[name] = below;
    [node, name] = [below, part === '' ? nextPlace(below) : part];
  }
  node[name] = value;
}

function nextPlace(node: Node): string {
  const places = Object.keys(node).filter((name) => /^\d+$/.test(name));
  return String(places.reduce((most, place) => Math.max(most, Number(place) + 1), 0));
}

/** Without a prototype: a parameter may have any name. */
function emptyNode(): Node {
  return Object.create(null) as Node;
}
