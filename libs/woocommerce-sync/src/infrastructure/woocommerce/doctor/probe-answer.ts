import type { BodyLooks, Heard } from '../../../domain/doctor/observations';
import type { JsonAnswer } from '../../http/json-exchange';
import { plainText, whereTo } from '../replies/reply-errors';
import { errorReply } from '../replies/reply.schemas';

/** Where JSON may begin behind something else. */
const BEGINNINGS = /[{[]/g;

/** So many are tried; pages have brackets, too. */
const MOST_BEGINNINGS = 50;

/** So many characters are read as JSON in all tries: to read more would hold up the process. */
const MOST_READ = 500_000;

/** WordPress's codes are far shorter. */
const LONGEST_CODE = 100;

/**
 * A shop's key and secret in each form in which a call carries them, the longest first: a host may
 * answer with what it was sent.
 */
export function formsOf({ key, secret }: { readonly key: string; readonly secret: string }) {
  const basic = Buffer.from(`${key}:${secret}`).toString('base64');
  const plain = [basic, `${key}:${secret}`, secret, key];
  const all = plain.flatMap((text) => [text, encodeURIComponent(text)]);
  return [...new Set(all)].sort((one, other) => other.length - one.length);
}

/**
 * What an answer says, without anything that could be a secret of ours.
 * @param secrets what is left out, the longest first
 */
export function heard(answer: JsonAnswer, secrets: readonly string[]): Heard {
  const reply = errorReply.safeParse(answer.json).data;
  const { location } = answer.headers;
  const hide = (text: string): string => without(text, secrets);
  return {
    kind: 'heard',
    status: answer.status,
    looks: looksOf(answer),
    code: reply === undefined ? null : hide(reply.code).slice(0, LONGEST_CODE),
    // Hidden before it is cut, which could leave half a secret, and after: markup may have split
    // one.
    message: reply === undefined ? null : hide(plainText(hide(reply.message))),
    location:
      location === undefined ? null : whereTo({ ...answer, headers: { location: hide(location) } }),
  };
}

function looksOf({ text, json }: JsonAnswer): BodyLooks {
  if (json !== undefined) return 'json';
  const body = text.trim();
  // JSON of another content type is what a plugin, or a cache, has made of it.
  if (hasJson(body)) return 'noise';
  return body.startsWith('<') ? 'page' : 'other';
}

/** Whether a body, or the end of it, is JSON; one that is too large to be tried has none. */
function hasJson(body: string): boolean {
  if (!/[}\]]$/.test(body.slice(-1))) return false;
  let [tries, characters] = [MOST_BEGINNINGS, MOST_READ];
  for (const { index } of body.matchAll(BEGINNINGS)) {
    tries -= 1;
    characters -= body.length - index;
    if (tries < 0 || characters < 0) return false;
    if (isJson(body.slice(index))) return true;
  }
  return false;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function without(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
}
