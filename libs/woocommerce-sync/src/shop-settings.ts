import { z } from 'zod';

/**
 * Where WordPress's own pages and its API begin: what people copy from the browser or from a manual
 * ends with one of them.
 */
const BELOW_HOME = /(?<!\/)\/+(wp-json|wp-admin|wp-login\.php|wc-api)(\/.*)?$/i;

const QUOTED = /^(["'`]).*\1$/s;

/**
 * The home address of a shop, as people paste it: without what is below its home, without query,
 * fragment and slashes at its end. `/index.php` stays: where pretty permalinks do not work, the API
 * is found below it (fact 39).
 */
export function shopUrl(): z.ZodType<string, string> {
  return z.string().transform((text, context) => {
    const problem = problemWithUrl(text);
    if (problem === null) {
      const { origin, pathname } = new URL(text);
      return origin + pathname.replace(BELOW_HOME, '').replace(/(?<!\/)\/+$/, '');
    }
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}

function problemWithUrl(text: string): string | null {
  if (QUOTED.test(text)) return 'stands in quotation marks: leave them out';
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return `must begin with https:// (or http://)`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol) || /\s/.test(text))
    return 'must be an http:// or https:// address';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or a password';
  return null;
}

/** A key or a secret of the shop's REST API, in one piece. */
export function shopCredential(): z.ZodType<string, string> {
  return z
    .string()
    .refine((text) => !QUOTED.test(text), 'stands in quotation marks: leave them out')
    .refine((text) => !/\s/.test(text), 'holds a blank or a line break: paste it in one piece');
}

/**
 * What is wrong with a key and a secret that are each well formed, or null: WooCommerce shows them
 * beside each other.
 */
export function problemWithCredentials(key: string, secret: string): string | null {
  const isSecret = key.startsWith('cs_');
  const isKey = secret.startsWith('ck_');
  if (isSecret && isKey) return 'are swapped: the key begins with ck_, the secret with cs_';
  if (isSecret) return 'the key is a secret: it has to begin with ck_, not with cs_';
  if (isKey) return 'the secret is a key: it has to begin with cs_, not with ck_';
  return null;
}
