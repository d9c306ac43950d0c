/** Characters that `encodeURIComponent` leaves and RFC 3986 reserves. */
const RESERVED = /[!'()*]/g;

/** Half of a surrogate pair that stands alone: no text of UTF-8. */
const HALF_A_PAIR = /\p{Surrogate}/gu;

/**
 * A text for the query of an address, encoded as RFC 3986 says and as RFC 5849 signs it: a blank is
 * `%20`, since a shop that is sent `+` checks the signature of another text (fact 40). Half a
 * surrogate pair becomes U+FFFD.
 */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.replace(HALF_A_PAIR, '\ufffd')).replace(
    RESERVED,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** An address with these parameters behind those that it has, in their order. */
export function withQuery(
  url: string,
  parameters: Readonly<Record<string, string | number>>,
): string {
  const query = Object.entries(parameters)
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(String(value))}`)
    .join('&');
  if (query === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
