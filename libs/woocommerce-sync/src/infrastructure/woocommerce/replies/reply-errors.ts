import { decode } from 'html-entities';
import {
  CallRefusedError,
  RateLimitError,
  StoreUnauthorizedError,
  WooCommerceApiError,
} from '../../../domain/shop.errors';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { JsonAnswer, JsonRequest } from '../../http/json-exchange';
import { errorReply } from './reply.schemas';
import { retryAfterMs } from './retry-after';

const EXCERPT_LENGTH = 300;

/** What a refusal says where the shop says nothing. */
const NO_REASON = 'no reason given';

/** Of a message so much is read: markup and entities in it take more room than what they leave. */
const MESSAGE_READ = 4 * EXCERPT_LENGTH;

/**
 * The error that an answer of the shop means; null where it is an answer. The one place where
 * replies become errors.
 * @param method of the call: one that only reads has nothing in it that could crash a shop that is
 *   well
 */
export function errorOf(
  answer: JsonAnswer,
  method: JsonRequest['method'],
  now: Date,
): WooCommerceError | null {
  const { status } = answer;
  if (status === 429 || (status === 503 && answer.headers['retry-after'] !== undefined))
    return new RateLimitError(retryAfterMs(answer.headers, now));
  const reply = errorReply.safeParse(answer.json).data;
  const storeCode = reply?.code ?? null;
  const storeMessage = reply === undefined ? null : plainText(reply.message);
  const body = excerpt(answer.text);
  if (status === 401 || status === 403)
    return new StoreUnauthorizedError(status, storeCode, body, storeMessage);
  // WordPress reports a crash of its own as JSON with a code: something in the call made it crash
  // (fact 17).
  const isRefusal = status === 400 || (status === 500 && method !== 'GET');
  if (status === 413 || (isRefusal && storeCode !== null)) {
    const ownerId = reply?.data?.resource_id ?? null;
    return new CallRefusedError(status, storeCode, storeMessage ?? NO_REASON, ownerId, body);
  }
  if (status >= 300) return errorOfStatus(answer, storeCode);
  // A captcha, a PHP warning before the JSON, a cut-off body (fact 33).
  return answer.json === undefined ? unreadableAnswer(answer, 'it is not JSON') : null;
}

/** A redirect, or a failure of the shop itself. */
function errorOfStatus(answer: JsonAnswer, storeCode: string | null): WooCommerceApiError {
  const { status } = answer;
  if (status < 400) {
    const message = `The shop redirects to ${whereTo(answer)}: set its address to where it really is`;
    return unwell(message, 'STORE_REDIRECTS', answer, storeCode);
  }
  const why = storeCode === null ? '' : `, ${storeCode}`;
  const isElsewhere = status === 404 && (storeCode === null || storeCode === 'rest_no_route');
  const advice = isElsewhere
    ? ': its API is not below this address; set WOOCOMMERCE_URL to the shop’s home address'
    : '';
  return unwell(
    `The shop answered HTTP ${status}${why}${advice}`,
    'STORE_ERROR',
    answer,
    storeCode,
  );
}

/** An answer with a good status that cannot be understood; nobody knows what the shop did. */
export function unreadableAnswer(answer: JsonAnswer, why: string): WooCommerceApiError {
  return unwell(
    `The shop's answer (HTTP ${answer.status}) cannot be read: ${why}`,
    'STORE_ANSWER_UNREADABLE',
    answer,
    null,
  );
}

function unwell(
  message: string,
  code: string,
  answer: JsonAnswer,
  storeCode: string | null,
): WooCommerceApiError {
  return new WooCommerceApiError(message, answer.status, storeCode, excerpt(answer.text), {
    code,
    retryable: true,
    fault: 'store',
  });
}

/** The address without its query: a redirect repeats ours, with the signature or the key in it. */
export function whereTo(answer: JsonAnswer): string {
  const location = answer.headers['location'] ?? 'elsewhere';
  const query = location.search(/[?#]/);
  return (query === -1 ? location : location.slice(0, query)).slice(0, EXCERPT_LENGTH);
}

/** A message as text: WordPress writes markup into it, and a shop may write as much as it likes. */
export function plainText(message: string): string {
  return decode(message.slice(0, MESSAGE_READ).replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, EXCERPT_LENGTH);
}

function excerpt(text: string): string {
  return text.slice(0, EXCERPT_LENGTH);
}
