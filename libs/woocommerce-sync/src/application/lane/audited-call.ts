import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ISyncRepository, type CallOpening } from '../../domain/ledger/sync.repository';
import { InterruptedError, WooCommerceError } from '../../domain/woocommerce.errors';
import { Clock } from '../ports/clock.port';
import type { DeliveryRecord } from './delivery-record';
import { LeaseLostError } from './lease-lost.error';

/** A call's answer, and how long the shop took for it. */
export interface CallAnswer<T> {
  readonly answer: T;
  readonly durationMs: number;
}

/** A call to be made. */
export interface CallToMake<T> extends Pick<
  CallOpening,
  'action' | 'request' | 'doubts' | 'nextInMs'
> {
  /** Its answer as the audit keeps it, where that is not the answer itself. */
  readonly shown?: (answer: T) => unknown;
}

/**
 * Every write to the shop goes through here: written down before it leaves, and again when it is
 * back.
 */
@Injectable()
export class AuditedCall {
  constructor(
    private readonly repository: ISyncRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the call, whose errors it hands on; a call without an answer in the audit is one that
   * nobody saw the end of, so each has one. Throws `LeaseLostError` instead when the delivery was
   * taken away, or was given back meanwhile, and `InterruptedError` when the call may not leave
   * because the process stops, or cannot be written down.
   */
  async make<T extends object | string | number | boolean>(
    record: DeliveryRecord,
    { shown, ...call }: CallToMake<T>,
    send: () => Promise<T>,
  ): Promise<CallAnswer<T>> {
    const callId = randomUUID();
    const { token, storeId } = record.delivery;
    if (!record.mayCall()) throw stopping();
    if (!(await this.openCall({ ...call, callId, token, storeId })))
      throw new LeaseLostError(token);

    const startedMs = this.clock.monotonicMs();
    record.calls.open(callId, call.doubts, startedMs);
    const close = (answer: unknown, errorCode: string | null): number => {
      if (record.isGivenBack) throw new LeaseLostError(token);
      const durationMs = Math.round(this.clock.monotonicMs() - startedMs);
      record.calls.close({ callId, answer, errorCode, durationMs });
      return durationMs;
    };
    try {
      // It was told to stop while the opening was being written.
      if (!record.mayCall()) throw stopping();
      if (call.nextInMs != null) record.announceNext(call.nextInMs);
      const answer = await send();
      const durationMs = close(shown === undefined ? answer : shown(answer), null);
      record.lane.answered('store');
      return { answer, durationMs };
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      if (error instanceof WooCommerceError) close({ error: error.message }, error.code);
      else close({ error: 'The call ended in an unexpected error' }, 'UNEXPECTED');
      throw error;
    }
  }

  private async openCall(opening: CallOpening): Promise<boolean> {
    try {
      return await this.repository.openCall(opening);
    } catch (error) {
      throw this.repository.isAway(error) ? ledgerAway(error) : error;
    }
  }
}

/** Why a delivery that cannot be written down ends. */
export function ledgerAway(cause: unknown): InterruptedError {
  return new InterruptedError('LEDGER_UNREACHABLE', 'PostgreSQL could not be reached', { cause });
}

function stopping(): InterruptedError {
  return new InterruptedError('SERVICE_STOPPING', 'The service stops; another process goes on');
}
