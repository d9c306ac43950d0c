import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditRepository, WHOLE_STORE } from '../../domain/ledger/audit.repository';
import type { SyncRequestOrigin } from '../../domain/ledger/sync-item-state';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { Clock } from '../ports/clock.port';

/** What is to be done, and who wants it. */
export interface Action {
  readonly storeId: string;
  /** As in `runs.start`. */
  readonly action: string;
  readonly origin: SyncRequestOrigin;
  readonly request: unknown;
}

/**
 * Does what a person or a job wants done, with an audit row before and after; what cannot be
 * written down is not done.
 */
@Injectable()
export class AuditedAction {
  constructor(
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers what `work` answers, and hands its errors on.
   * @param shown what of the answer is written down; all of it unless told
   */
  async perform<T>(
    { storeId, action, origin, request }: Action,
    work: () => Promise<T>,
    shown: (answer: T) => unknown = (answer) => answer,
  ): Promise<T> {
    const callId = randomUUID();
    await this.audit.open({
      callId,
      storeId,
      action,
      request,
      requestedBy: { [WHOLE_STORE]: [origin] },
    });
    const startedMs = this.clock.monotonicMs();
    const close = (answer: unknown, errorCode: string | null): Promise<void> => {
      const durationMs = Math.round(this.clock.monotonicMs() - startedMs);
      return this.audit.close({ callId, answer, errorCode, durationMs });
    };
    try {
      const answer = await work();
      await close(shown(answer) ?? null, null);
      return answer;
    } catch (error) {
      if (error instanceof WooCommerceError) await close({ error: error.message }, error.code);
      else await close({ error: 'It ended in an unexpected error' }, 'UNEXPECTED');
      throw error;
    }
  }
}
