import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { FAULT_KINDS, type FaultKind, type FaultRule } from './fault-rules';
import { phpCrash } from '../http/request-body';
import { StoreError } from '../http/store-error';

const HTML = '<!doctype html><title>Just a moment…</title><h1>Checking your browser</h1>';
const BYTE_ORDER_MARK = '\uFEFF';
const CHUNK = ' '.repeat(64 * 1024);

type Show = (response: Response, body: string, rule: FaultRule) => void | Promise<void>;

const page =
  (status: number): Show =>
  (response) => {
    response.status(status).type('html').send(HTML);
  };

const refusal =
  (error: StoreError): Show =>
  (response) => {
    response.status(error.status).json(error.body());
  };

const json =
  (spoil: (body: string) => string): Show =>
  (response, body) => {
    response.status(200).type('json').send(spoil(body));
  };

const reset: Show = (response) => {
  response.socket?.resetAndDestroy();
};

const tooManyRequests = refusal(new StoreError(429, 'too_many_requests', 'Too many requests.'));

const SHOWS: Readonly<Record<FaultKind, Show>> = {
  'rate-limit': (response, body, rule) => {
    if (rule.retryAfter !== undefined) response.set('Retry-After', rule.retryAfter);
    return tooManyRequests(response, body, rule);
  },
  'server-error': page(500),
  'critical-error': refusal(phpCrash()),
  forbidden: page(403),
  'bad-gateway': page(502),
  'gateway-timeout-after-applying': page(504),
  html: page(200),
  unauthorized: refusal(
    new StoreError(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.'),
  ),
  // As plugins do that help to find faults.
  'echoed-refusal': (response, body, rule) => {
    const sent = JSON.stringify(response.req.body ?? null);
    const error = new StoreError(400, 'rest_invalid_param', `Not taken: ${sent}`);
    return refusal(error)(response, body, rule);
  },
  'php-warning': json(
    (body) => `<br />\n<b>Warning</b>: Undefined array key in wp-content<br />\n${body}`,
  ),
  bom: json((body) => BYTE_ORDER_MARK + body),
  truncated: json((body) => body.slice(0, Math.floor(body.length / 2))),
  'reset-before-applying': reset,
  reset,
  // No answer ever comes; the connection ends when the caller gives up.
  'timeout-after-applying': () => undefined,
  'slow-loris': drip,
  gigantic: pour,
  redirect: (response, _body, { location }) => {
    response.redirect(307, new URL(response.req.originalUrl, location).href);
  },
  // The answer has the refusals in it.
  'item-errors': (response, body) => {
    response.type('json').send(body);
  },
};

/** Whether the call is carried out all the same before the fault shows. */
export function appliesFirst(rule: FaultRule): boolean {
  return FAULT_KINDS[rule.kind] === 'after';
}

/**
 * Shows a fault in place of the answer. `body` is the answer that the call would have had, where it
 * was carried out.
 */
export async function showFault(rule: FaultRule, response: Response, body: string): Promise<void> {
  await SHOWS[rule.kind](response, body, rule);
}

/** The answer, one byte after the other, for as long as the caller is there. */
function drip(response: Response, body: string, { everyMs }: FaultRule): void {
  const bytes = Buffer.from(body);
  let sent = 0;
  response.status(200).type('json').flushHeaders();
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= bytes.length) response.end();
  }, everyMs);
  response.once('close', () => {
    clearInterval(timer);
  });
}

/**
 * The answer behind so many spaces that nobody should hold it in memory, at the pace at which the
 * caller reads.
 */
async function pour(response: Response, body: string, { bytes }: FaultRule): Promise<void> {
  response.status(200).type('json');
  const chunks = function* (): Generator<string> {
    for (let sent = 0; sent < bytes; sent += CHUNK.length) yield CHUNK;
    yield body;
  };
  // Whoever has had enough hangs up: that is no failure of the shop's.
  await pipeline(chunks, response).catch(() => undefined);
}
