// Shorter values would blank out ordinary words wherever they occur.
const SHORTEST = 6;

/**
 * The shapes in which one secret may turn up in a text: as it is, inside JSON, inside a URL, and in
 * Base64, alone or as a part of something longer (Basic authentication is the Base64 of
 * `key:secret`).
 */
export function secretForms(secret: string): readonly string[] {
  if (secret.length < SHORTEST) return [];
  const plain = [
    secret,
    escapedForJson(secret),
    escapedForJson(escapedForJson(secret)),
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    strictPercentEncoding(secret),
  ];
  const forms = [...plain, ...base64Forms(secret)].filter((form) => form.length >= SHORTEST);
  return [...new Set(forms)];
}

/**
 * A service's address is secret for the password in it; that alone may turn up too, encoded or not.
 */
export function secretsWithin(value: string): readonly string[] {
  if (!URL.canParse(value)) return [value];
  const { password } = new URL(value);
  return password === '' ? [value] : [value, password, decoded(password)];
}

function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    // A stray percent sign: the password stands there as it is.
    return password;
  }
}

function escapedForJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Percent-encoding by RFC 3986, as OAuth 1.0a signs it. */
function strictPercentEncoding(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Base64 packs three bytes into four characters, so a part looks different at each of three
 * offsets.
 */
function base64Forms(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    // Characters that also hold bits of a neighbour are left off.
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor((bytes.length * 8) / 6);
    return [
      bytes.toString('base64').slice(first, last),
      bytes.toString('base64url').slice(first, last),
    ];
  });
}
