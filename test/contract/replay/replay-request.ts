import type { StoreDouble } from '../../../apps/sandbox/src/store';
import { the } from '../../support/the';
import { oauthParameters } from './oauth-signing';
import type { RecordedRequest } from './recorded-pair';

/** A call as it goes to the double. */
export interface ReplayCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body?: string | Buffer;
}

/** What came back. */
export interface ReplayAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const NAMES: Readonly<Record<string, string>> = {
  rw: 'ck_rw',
  ro: 'ck_ro',
  wo: 'ck_wo',
  sm: 'ck_sm',
  cu: 'ck_cu',
};

/**
 * The keys of a shop that recordings are replayed against, under the names that the recordings use.
 */
export const REPLAY_KEYS = Object.entries(NAMES).map(([who, key]) => ({
  key,
  secret: `cs_${who}`,
  permissions: who === 'ro' ? 'read' : who === 'wo' ? 'write' : 'read_write',
  role: who === 'cu' ? 'customer' : who === 'sm' ? 'shop_manager' : 'administrator',
})) satisfies StoreDouble['keys'];

/** A recorded request as a call to the double, signed as it was. */
export function replayCall(shopUrl: string, request: RecordedRequest): ReplayCall {
  const [door, who = 'rw'] = request.auth.split(':') as [string, string?];
  const path = request.path.startsWith('/wp-json') || request.path.startsWith('/?');
  const url = new URL(`${path ? '' : '/wp-json/wc/v3'}${request.path}`, shopUrl);
  for (const [name, value] of Object.entries(request.query ?? {})) addParameter(url, name, value);
  const overTls = !door.endsWith('http');
  const headers: Record<string, string> = { 'x-forwarded-proto': overTls ? 'https' : 'http' };
  const credentials = {
    key: NAMES[who] ?? (who === 'badsec' ? 'ck_rw' : 'ck_unknown'),
    secret: NAMES[who] === undefined ? 'cs_wrong' : `cs_${who}`,
  };
  if (door === 'query-https') {
    url.searchParams.set('consumer_key', credentials.key);
    url.searchParams.set('consumer_secret', credentials.secret);
  } else if (door === 'https' || door === 'basic-http') {
    headers['authorization'] =
      `Basic ${Buffer.from(`${credentials.key}:${credentials.secret}`).toString('base64')}`;
  } else if (door === 'http') {
    const parameters = oauthParameters(url, request.method, credentials);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  }
  const body = bodyOf(request);
  if (body !== undefined) headers['content-type'] = 'application/json';
  for (const [name, value] of Object.entries(request.headers ?? {}))
    headers[name.toLowerCase()] = value;
  return { method: request.method, url, headers, ...(body === undefined ? {} : { body }) };
}

/** Sends a call, and reads what came back. */
export async function send({ method, url, headers, body }: ReplayCall): Promise<ReplayAnswer> {
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text,
  };
}

function addParameter(url: URL, name: string, value: unknown): void {
  if (Array.isArray(value))
    for (const entry of value) url.searchParams.append(`${name}[]`, String(entry));
  else url.searchParams.append(name, String(value));
}

function bodyOf({ raw, body }: RecordedRequest): string | Buffer | undefined {
  // The one body that JSON cannot record: bytes that are no UTF-8.
  if (raw?.includes('<FF><FE>') === true) return Buffer.from('{"name":"\xff\xfe"}', 'latin1');
  if (raw !== undefined) return raw;
  return body === undefined ? undefined : JSON.stringify(expanded(body));
}

/** Gives back what the recording left out of long lists and texts. */
function expanded(value: unknown): unknown {
  if (typeof value === 'string') {
    const text = /^(.)\1*\.\.\.\((\d+) chars\)$/s.exec(value);
    return text === null ? value : the(text[1]).repeat(Number(text[2]));
  }
  if (Array.isArray(value)) {
    const more = /^\.\.\. (\d+) more items trimmed$/.exec(String(value.at(-1)))?.[1];
    const shown: unknown[] = more === undefined ? value : value.slice(0, -1);
    const [before, last] = shown.slice(-2);
    const continued = Array.from({ length: Number(more ?? 0) }, (_, at) =>
      goOn(before, last, at + 1),
    );
    return [...shown, ...continued].map(expanded);
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, expanded(entry)]));
  return value;
}

/** What comes some places after two entries: numbers in them go on as they went. */
function goOn(before: unknown, last: unknown, places: number): unknown {
  if (typeof before === 'number' && typeof last === 'number')
    return last + (last - before) * places;
  if (typeof last !== 'object' || last === null || typeof before !== 'object' || before === null)
    return last;
  return Object.fromEntries(
    Object.entries(last).map(([key, value]) => [
      key,
      goOn((before as Record<string, unknown>)[key], value, places),
    ]),
  );
}
