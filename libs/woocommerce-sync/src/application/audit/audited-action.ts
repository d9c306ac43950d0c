import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AuditRepository, WHOLE_STORE } from '../../domain/ledger/audit.repository';
import type { ClosedCall } from '../../domain/ledger/sync.repository';
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
 * written down is not done. Where only its end cannot be written down, that goes to the log: it is
 * done all the same, and a row that stays open tells that nobody has seen how it ended.
 */
@Injectable()
export class AuditedAction {
  private readonly logger = new Logger('Audit');

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
      return this.close({ callId, answer, errorCode, durationMs }, { storeId, action });
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

  private async close(end: ClosedCall, about: Pick<Action, 'storeId' | 'action'>): Promise<void> {
    try {
      await this.audit.close(end);
    } catch (error) {
      const { callId, errorCode } = end;
      this.logger.error(
        { err: error, ...about, callId, errorCode },
        'How an action ended could not be written down: its row of the audit stays open',
      );
    }
  }
}
