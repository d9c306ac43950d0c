import { WooCommerceError, type ErrorTraits } from './woocommerce.errors';

/** The shop answered, and the answer is a refusal or no answer that can be trusted. */
export class WooCommerceApiError extends WooCommerceError {
  /**
   * @param status HTTP status of the answer
   * @param storeCode WooCommerce's own error code, where the body had one
   * @param body the start of the body, for the operator; never more than a few hundred characters
   */
  constructor(
    message: string,
    readonly status: number,
    readonly storeCode: string | null,
    readonly body: string,
    traits: ErrorTraits,
  ) {
    super(message, traits);
  }

  /**
   * Whether what was in the call may be why it was answered so: a firewall forbids some words or
   * answers a page of its own, a proxy gives up on what takes long, a plugin prints a warning over
   * one product. The shop may as well be unwell; a cheap read tells.
   */
  get mayBeOfTheCall(): boolean {
    if (this.code === 'STORE_ANSWER_UNREADABLE') return true;
    return this.status > 401 && this.status < 600;
  }
}

/**
 * The shop answers the same page of a list again: something before it does not hand `page` on, and
 * the rest cannot be read.
 */
export class RepeatedPageError extends WooCommerceApiError {
  constructor(list: string, page: number) {
    super(
      `The shop answers page ${page} of its ${list} with what it answered before: something before it drops the parameter "page"`,
      200,
      null,
      '',
      { code: 'STORE_ANSWER_UNREADABLE', retryable: true, fault: 'store' },
    );
  }
}

/**
 * The key or the secret is wrong, or the key may not do this (401, 403). Only a person can mend it.
 */
export class StoreUnauthorizedError extends WooCommerceApiError {
  /** @param storeMessage the shop's own sentence; null where it gave none */
  constructor(
    status: number,
    storeCode: string | null,
    body: string,
    storeMessage: string | null = null,
  ) {
    super(refusalOf(status, storeCode, storeMessage), status, storeCode, body, {
      code: 'STORE_UNAUTHORIZED',
      retryable: true,
      fault: 'store',
    });
  }
}

function refusalOf(status: number, storeCode: string | null, storeMessage: string | null): string {
  // WooCommerce gives a code; a 403 without one is of something that stands before it.
  if (status === 403 && storeCode === null)
    return 'Something before the shop, as a firewall, refused the call (HTTP 403)';
  const said = [`HTTP ${status}`, storeCode, storeMessage]
    .filter((part) => part !== null)
    .join(', ');
  return `The shop refused the key (${said}): ${wayOut(storeMessage)}`;
}

/**
 * Over http the shop signs for its own home address, so that a call to another one fails as a wrong
 * secret does (facts 1, 40).
 */
function wayOut(storeMessage: string | null): string {
  return /signature/i.test(storeMessage ?? '')
    ? 'over http calls are signed for the home address of the shop, so set WOOCOMMERCE_URL to its "Site Address", or to https; else the consumer secret is wrong'
    : 'check the consumer key, its secret and its permissions';
}

/**
 * A whole call was refused because of something inside it (facts 15, 17); a smaller call tells
 * which item it was.
 */
export class CallRefusedError extends WooCommerceApiError {
  /**
   * @param storeMessage WooCommerce's own sentence
   * @param resourceId what is in the way, where the shop names it
   */
  constructor(
    status: number,
    storeCode: string | null,
    readonly storeMessage: string,
    readonly resourceId: number | null,
    body: string,
  ) {
    super(
      `The shop refused the whole call (HTTP ${status}${storeCode === null ? '' : `, ${storeCode}`}): ${storeMessage}`,
      status,
      storeCode,
      body,
      { code: status === 413 ? 'CALL_TOO_LARGE' : 'CALL_REFUSED', retryable: true, fault: 'item' },
    );
  }

  /**
   * Why the call was too large: by the number of its items (fact 15), or by its bytes for a server
   * before the shop.
   */
  get tooLarge(): 'items' | 'bytes' | null {
    if (this.status !== 413) return null;
    return this.storeCode === 'woocommerce_rest_request_entity_too_large' ? 'items' : 'bytes';
  }
}

/** The shop asks us to wait (429). `retryAfterMs` is its own word, null where it gave none. */
export class RateLimitError extends WooCommerceError {
  constructor(readonly retryAfterMs: number | null) {
    super(
      retryAfterMs === null
        ? 'The shop limits our rate'
        : `The shop asks to wait ${Math.ceil(retryAfterMs / 1000)} s`,
      { code: 'STORE_RATE_LIMITED', retryable: true, fault: 'store' },
    );
  }
}
