import type { SyncRequestOrigin } from './sync-item-state';
import type { ClosedCall } from './sync.repository';
import type { Page } from '../page';

/** Stands for "no single product" where the audit keys who asked by product. */
export const WHOLE_STORE = '*';

/** Something that is about to be done, written down before it is. */
export interface AuditOpening {
  readonly callId: string;
  readonly storeId: string;
  /** What is done, as in `products.batch` or `runs.start`. */
  readonly action: string;
  /** Who asked for it, by product; by `*` where it is about no single one. */
  readonly requestedBy: Readonly<Record<string, readonly SyncRequestOrigin[]>>;
  /** What is sent or asked for, free of secrets. */
  readonly request: unknown;
}

/** One write to a shop, or one thing that a person had done, as the audit keeps it. */
export interface AuditEntry extends AuditOpening {
  /** Null while it is under way, or when nobody lived to see it. */
  readonly answer: unknown;
  readonly errorCode: string | null;
  readonly startedAt: Date;
  readonly durationMs: number | null;
}

/** What came of an entry: it went well, it failed, or nobody has seen its end. */
export const AUDIT_OUTCOMES = ['ok', 'failed', 'open'] as const;

/** Which audit entries are meant. */
export interface AuditFilter {
  readonly storeId: string;
  /** Calls that wrote this product. */
  readonly productId?: string;
  /** Somebody asked for it, by the token's subject or the name of a channel or job. */
  readonly actor?: string;
  /** As in `products.batch`. */
  readonly action?: string;
  readonly outcome?: (typeof AUDIT_OUTCOMES)[number];
  /** Started at or after. */
  readonly since?: Date;
  /** Started before. */
  readonly until?: Date;
}

/**
 * Who had what done, to the shops and to this service. Append-only; an entry is completed once,
 * with what came of it.
 */
export abstract class AuditRepository {
  /** Writes down what is about to be done. */
  abstract open(opening: AuditOpening): Promise<void>;

  /** Completes an entry. */
  abstract close(arrival: ClosedCall): Promise<void>;

  /** Entries, newest first. Throws `ValidationError` for a cursor that is none of ours. */
  abstract find(
    filter: AuditFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<AuditEntry>>;
}
