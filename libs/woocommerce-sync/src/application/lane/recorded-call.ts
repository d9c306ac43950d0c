import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ISyncRepository, type Departure } from '../../domain/sync.repository';
import { WooCommerceError } from '../../domain/woocommerce.errors';
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

  /** Makes the call, whose errors it hands on. Throws `LeaseLostError` instead when the flight was taken away. */
  async make<T>(
    book: FlightBook,
    call: Pick<Departure, 'action' | 'request' | 'doubts'>,
    send: () => Promise<T>,
  ): Promise<Recorded<T>> {
    const callId = randomUUID();
    const { token, storeId } = book.flight;
    if (!(await this.repository.depart({ ...call, callId, token, storeId }))) throw new LeaseLostError(token);
    book.depart(call.doubts);

    const startedMs = this.clock.monotonicMs();
    const elapsed = (): number => Math.round(this.clock.monotonicMs() - startedMs);
    try {
      const answer = await send();
      const durationMs = elapsed();
      book.arrive({ callId, answer: answer ?? null, errorCode: null, durationMs });
      book.answered('store');
      return { answer, durationMs };
    } catch (error) {
      const known = error instanceof WooCommerceError;
      book.arrive({
        callId,
        answer: { error: known ? error.message : 'The call ended in an unexpected error' },
        errorCode: known ? error.code : 'UNEXPECTED',
        durationMs: elapsed(),
      });
      throw error;
    }
  }
}
