/**
 * In JSON as `JSON.stringify` writes it: an escaped backslash, U+0000, or a surrogate, which is
 * only escaped where it stands alone.
 */
const ESCAPES = /\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g;

/**
 * A value as JSON for a `jsonb` parameter. PostgreSQL refuses U+0000 and half a surrogate pair (its
 * manual, 8.14.1), and with it the whole statement: both become U+FFFD, so that one character of
 * one row can never hold up all others. What an ERP or a shop says, and texts that are cut to a
 * length, may hold either.
 */
export function toJsonb(value: unknown): string {
  const json = JSON.stringify(value);
  // Nearly always nothing of the kind is in it, and a look costs less than a search.
  if (!json.includes('\\u')) return json;
  return json.replace(ESCAPES, (escape) => (escape === '\\\\' ? escape : '\\ufffd'));
}
