import { Injectable, Logger } from '@nestjs/common';
import { pauseLeftMs } from '../../domain/lane/breaker';
import { LaneRepository } from '../../domain/lane/lane.repository';
import { HintRepository, type TakenHints } from '../../domain/webhooks/hint.repository';
import type { HintSubject } from '../../domain/webhooks/webhook-topic';
import { StoreClients } from '../ports/store-client.port';
import { HintHandlers, type HintHandler } from './hint-handlers';
import { readHints } from './hint-reading';

/** What falls due later than this is left to the next look at the ledger, in milliseconds. */
const LOOKED_AT_MS = 5_000;

/** One run through the hints of one subject. */
interface Drain {
  /** A signal came while it was asking: ask again before ending. */
  again: boolean;
}

/**
 * Reads from the shops what they hint at. Asked by a signal, or by the look every few seconds, it
 * takes hints as long as some are due, and hands them to the one handler of their subject. Any
 * number of processes may do so: what one has taken is its own as long as its lease holds.
 */
@Injectable()
export class HintReader {
  private readonly logger = new Logger(HintReader.name);
  private readonly drains = new Map<string, Drain>();
  private readonly running = new Set<Promise<void>>();
  private readonly alarms = new Map<string, NodeJS.Timeout>();
  private readonly failing = new Set<string>();
  private closing = false;

  constructor(
    private readonly hints: HintRepository,
    private readonly handlers: HintHandlers,
    private readonly lanes: LaneRepository,
    private readonly stores: StoreClients,
  ) {}

  /** There may be hints of a store that is called. Returns at once, and throws nothing. */
  nudge(storeId: string): void {
    for (const [subject, handler] of this.handlers.all()) this.start(storeId, subject, handler);
  }

  /** Takes no more, and resolves when what is under way has ended. */
  async close(): Promise<void> {
    this.closing = true;
    for (const alarm of this.alarms.values()) clearTimeout(alarm);
    await Promise.all(this.running);
  }

  private start(storeId: string, subject: HintSubject, handler: HintHandler): void {
    if (!this.mayRead(storeId)) return;
    const key = `${subject} ${storeId}`;
    const going = this.drains.get(key);
    if (going !== undefined) {
      going.again = true;
      return;
    }
    const drain: Drain = { again: false };
    this.drains.set(key, drain);
    const drained = this.drain(storeId, subject, handler).finally(() => {
      this.running.delete(drained);
      this.drains.delete(key);
      if (drain.again) this.start(storeId, subject, handler);
    });
    this.running.add(drained);
  }

  private async drain(storeId: string, subject: HintSubject, handler: HintHandler): Promise<void> {
    try {
      // A shop that is left alone is left alone by this, too; the look comes again.
      if (await this.rests(storeId)) return;
      while (this.mayRead(storeId)) {
        const taken = await this.hints.take(storeId, subject, handler.mostAtOnce);
        if (taken === null) break;
        if (!(await this.read(taken, handler))) return;
      }
      const dueMs = await this.hints.nextDueMs(storeId, subject);
      if (dueMs !== null && dueMs <= LOOKED_AT_MS) this.wakeIn(dueMs, storeId, subject, handler);
    } catch (error) {
      this.logger.error({ err: error, storeId, subject }, 'Hints could not be looked at');
    }
  }

  /** Answers whether the shop is well enough for more. */
  private async read(taken: TakenHints, handler: HintHandler): Promise<boolean> {
    const { storeId, subject } = taken;
    const { done, failed } = await readHints(taken, (ids) => handler.read(storeId, ids));
    if (done.hints.length > 0) await this.hints.finish(done);
    for (const { hints, reason, error } of failed) {
      this.tellFailure(`${storeId} ${subject} ${reason.code}`, hints, error);
      await this.hints.putOff(hints, reason);
    }
    if (failed.length === 0) this.failing.clear();
    return failed.every(({ isOfTheWhole }) => !isOfTheWhole);
  }

  /** The first of its kind until all is well again: while a shop is away, each reading fails. */
  private tellFailure(kind: string, { storeId, subject, hints }: TakenHints, error: unknown): void {
    if (this.failing.has(kind)) return;
    this.failing.add(kind);
    this.logger.warn(
      { err: error, storeId, subject, count: hints.length },
      'What the shop hinted at could not be read; it is tried again',
    );
  }

  private wakeIn(ms: number, storeId: string, subject: HintSubject, handler: HintHandler): void {
    const key = `${subject} ${storeId}`;
    clearTimeout(this.alarms.get(key));
    const alarm = setTimeout(() => {
      this.alarms.delete(key);
      this.start(storeId, subject, handler);
    }, Math.ceil(ms)).unref();
    this.alarms.set(key, alarm);
  }

  private mayRead(storeId: string): boolean {
    return !this.closing && this.stores.isCalled(storeId);
  }

  private async rests(storeId: string): Promise<boolean> {
    const { breakers, readAt } = await this.lanes.status(storeId);
    return pauseLeftMs(breakers.store, readAt) > 0;
  }
}
