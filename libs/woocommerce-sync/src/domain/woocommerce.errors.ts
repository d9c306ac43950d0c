import type { SyncType } from './ledger/sync-type';

/**
 * Whose fault an error is.
 * - `item`: something of this item alone, as its data, a list that it needs or the shop's answer
 *   about it. It costs the item an attempt and nobody else anything.
 * - `store` and `erp`: the other side is unwell. It costs no item an attempt; the lane waits.
 * - `service`: our own. It costs nobody anything; the items go back to wait.
 */
export type Fault = 'item' | 'store' | 'erp' | 'service';

/** What every error says of itself. */
export interface ErrorTraits {
  /** Stable, in capitals; the only thing that code may branch on. */
  readonly code: string;
  /** Whether the same request may succeed later without anybody changing data. */
  readonly retryable: boolean;
  readonly fault: Fault;
}

/** Base of every error of this module. */
export class WooCommerceError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly fault: Fault;

  constructor(message: string, traits: ErrorTraits, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = traits.code;
    this.retryable = traits.retryable;
    this.fault = traits.fault;
  }
}

/** One sync of one product failed for a reason that lies in its data. */
export class SyncError extends WooCommerceError {
  constructor(
    message: string,
    readonly productId: string,
    readonly syncType: SyncType,
    code: string,
    retryable = false,
  ) {
    super(message, { code, retryable, fault: 'item' });
  }
}

/** Nobody has synced this product to this shop yet. */
export class MappingNotFoundError extends WooCommerceError {
  constructor(
    readonly storeId: string,
    readonly productId: string,
  ) {
    super(`No mapping for product ${productId} in store ${storeId}`, {
      code: 'MAPPING_NOT_FOUND',
      retryable: false,
      fault: 'item',
    });
  }
}

/**
 * The other side could not be reached, or did not answer in time. What was sent may have been
 * applied (fact 17).
 */
export class NetworkError extends WooCommerceError {
  /** @param reason as the network says it, such as ECONNREFUSED */
  constructor(
    message: string,
    fault: 'store' | 'erp',
    readonly timedOut: boolean,
    readonly reason = 'unknown',
  ) {
    const side = fault === 'store' ? 'STORE' : 'ERP';
    super(message, {
      code: timedOut ? `${side}_TIMEOUT` : `${side}_UNREACHABLE`,
      retryable: true,
      fault,
    });
  }
}

/** The ERP answered something that is not the contract, or refused us. */
export class ErpError extends WooCommerceError {
  constructor(message: string, code: string) {
    super(message, { code, retryable: true, fault: 'erp' });
  }
}

/** Data that breaks a rule; `field` is the path of the offending field, as in `price.sale`. */
export class ValidationError extends WooCommerceError {
  constructor(
    readonly field: string,
    problem: string,
    code = 'INVALID_DATA',
    retryable = false,
  ) {
    super(`${field}: ${problem}`, { code, retryable, fault: 'item' });
  }
}

/**
 * A delivery ends before its time for a reason of our own: the process stops, or cannot reach its
 * database.
 */
export class InterruptedError extends WooCommerceError {
  constructor(
    code: 'SERVICE_STOPPING' | 'LEDGER_UNREACHABLE',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, { code, retryable: true, fault: 'service' }, options);
  }
}
