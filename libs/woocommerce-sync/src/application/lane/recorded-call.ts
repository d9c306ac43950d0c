import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ISyncRepository, type Departure } from '../../domain/ledger/sync.repository';
import { InterruptedError, WooCommerceError } from '../../domain/woocommerce.errors';
import { Clock } from '../ports/clock.port';
import type { FlightBook } from './flight-book';
import { LeaseLostError } from './lease-lost.error';

/** A call's answer, and how long the shop took for it. */
export interface Recorded<T> {
  readonly answer: T;
  readonly durationMs: number;
}

/** Every write to the shop goes through here: written down before it leaves, and again when it is back. */
@Injectable()
export class RecordedCall {
  constructor(
    private readonly repository: ISyncRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the call, whose errors it hands on; a call without an answer in the audit is one that
   * nobody saw the end of, so each has one. Throws `LeaseLostError` instead when the flight was
   * taken away, or was given back meanwhile, and `InterruptedError` when the call may not leave
   * because the process stops, or cannot be written down.
   */
  async make<T extends object | string | number | boolean>(
    book: FlightBook,
    call: Pick<Departure, 'action' | 'request' | 'doubts' | 'nextInMs'>,
    send: () => Promise<T>,
  ): Promise<Recorded<T>> {
    const callId = randomUUID();
    const { token, storeId } = book.flight;
    if (!book.mayDepart()) throw stopping();
    if (!(await this.depart({ ...call, callId, token, storeId }))) throw new LeaseLostError(token);

    const startedMs = this.clock.monotonicMs();
    book.calls.depart(callId, call.doubts, startedMs);
    const arrive = (answer: unknown, errorCode: string | null): number => {
      if (book.isGivenBack) throw new LeaseLostError(token);
      const durationMs = Math.round(this.clock.monotonicMs() - startedMs);
      book.calls.arrive({ callId, answer, errorCode, durationMs });
      return durationMs;
    };
    try {
      // It was told to stop while the departure was being written.
      if (!book.mayDepart()) throw stopping();
      if (call.nextInMs != null) book.announceNext(call.nextInMs);
      const answer = await send();
      const durationMs = arrive(answer, null);
      book.answered('store');
      return { answer, durationMs };
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      if (error instanceof WooCommerceError) arrive({ error: error.message }, error.code);
      else arrive({ error: 'The call ended in an unexpected error' }, 'UNEXPECTED');
      throw error;
    }
  }

  private async depart(departure: Departure): Promise<boolean> {
    try {
      return await this.repository.depart(departure);
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
