import type { BodyLooks, Heard } from '../../../domain/doctor/observations';
import type { JsonAnswer } from '../../http/json-exchange';
import { plainText, whereTo } from '../replies/reply-errors';
import { errorReply } from '../replies/reply.schemas';

/** Where JSON may begin behind something else. */
const BEGINNINGS = /[{[]/g;

/** So many are tried; pages have brackets, too. */
const MOST_BEGINNINGS = 50;

/** What an answer says, without anything that could be a secret of ours. */
export function heard(answer: JsonAnswer, secrets: readonly string[]): Heard {
  const reply = errorReply.safeParse(answer.json).data;
  const { location } = answer.headers;
  return {
    kind: 'heard',
    status: answer.status,
    looks: looksOf(answer),
    code: reply?.code ?? null,
    message: reply === undefined ? null : without(plainText(reply.message), secrets),
    location: location === undefined ? null : without(whereTo(answer), secrets),
  };
}

function looksOf({ text, json }: JsonAnswer): BodyLooks {
  if (json !== undefined) return 'json';
  const body = text.trimStart();
  // JSON of another content type is what a plugin, or a cache, has made of it.
  if (isJson(body) || hasJsonBehind(text)) return 'noise';
  return body.startsWith('<') ? 'page' : 'other';
}

function hasJsonBehind(text: string): boolean {
  let tried = 0;
  for (const { index } of text.matchAll(BEGINNINGS)) {
    if (isJson(text.slice(index).trimEnd())) return true;
    tried += 1;
    if (tried === MOST_BEGINNINGS) return false;
  }
  return false;
}

function isJson(text: string): boolean {
  if (!/^[{[]/.test(text)) return false;
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
