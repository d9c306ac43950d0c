import { z } from 'zod';

const UNITS = new Map<string | undefined, number>([
  ['kb', 1024],
  ['mb', 1024 ** 2],
]);

/** What a setting's schema looks like from outside: it reads text and answers `T`. */
type Setting<T> = z.ZodType<T, string>;

/** Any text of at least `min` characters. */
export function text(min = 1): z.ZodString {
  return z
    .string()
    .min(min, { error: `must have at least ${min} character${min === 1 ? '' : 's'}` });
}

/** A whole number within bounds, written in digits. */
export function integer(min: number, max: number): Setting<number> {
  return parsed(`must be a whole number from ${min} to ${max}`, (value) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max ? number : undefined;
  });
}

/** A switch: `true` or `false`; `1` and `0`, `yes` and `no`, `on` and `off` are understood too. */
export function flag(): Setting<boolean> {
  const meanings = new Map([
    ...['true', '1', 'yes', 'on'].map((word) => [word, true] as const),
    ...['false', '0', 'no', 'off'].map((word) => [word, false] as const),
  ]);
  return parsed('must be true or false', (value) => meanings.get(value.toLowerCase()));
}

/** One word of a fixed set. */
export function oneOf<const T extends string>(...words: readonly T[]): Setting<T> {
  return parsed(`must be one of ${words.join(', ')}`, (value) =>
    words.find((word) => word === value),
  );
}

/** A comma-separated, non-empty list of words of a fixed set; repeats are dropped. */
export function listOf<const T extends string>(...words: readonly T[]): Setting<readonly T[]> {
  return parsed(`must be a comma-separated list of ${words.join(', ')}`, (value) => {
    const given = value.split(',').map((word) => words.find((known) => known === word.trim()));
    const known = given.filter((word) => word !== undefined);
    return known.length === given.length ? [...new Set(known)] : undefined;
  });
}

/** An address of http or https, answered without a trailing slash. */
export function webUrl(): Setting<string> {
  return address('must be an http:// or https:// address', ['http:', 'https:']).transform((url) =>
    url.replace(/(?<!\/)\/+$/, ''),
  );
}

/** An address of a service, such as `postgres://user:password@host:5432/name`. */
export function connectionUrl(...schemes: readonly string[]): Setting<string> {
  return address(
    `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    schemes.map((scheme) => `${scheme}:`),
  );
}

/** A comma-separated list of web origins, such as `https://erp.example,https://desk.example`. */
export function origins(): Setting<readonly string[]> {
  return parsed(
    'must be a comma-separated list of origins such as https://erp.example',
    (value) => {
      const given = value.split(',').map((origin) => origin.trim());
      return given.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin)
        ? given
        : undefined;
    },
  );
}

/** A size such as `1048576`, `512kb` or `1mb`, answered in bytes (1 kb is 1,024 bytes). */
export function byteSize(): Setting<number> {
  return parsed('must be a size such as 512kb or 1mb', (value) => {
    const match = /^(\d{1,9})(kb|mb)?$/i.exec(value);
    return match === null
      ? undefined
      : Number(match[1]) * (UNITS.get(match[2]?.toLowerCase()) ?? 1);
  });
}

function address(problem: string, protocols: readonly string[]): z.ZodType<string, string> {
  return parsed(problem, (value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    return url !== null && protocols.includes(url.protocol) && url.hostname !== ''
      ? value
      : undefined;
  });
}

function parsed<T>(problem: string, read: (value: string) => T | undefined): z.ZodType<T, string> {
  return z.string().transform((value, context) => {
    const result = read(value);
    if (result !== undefined) return result;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}
