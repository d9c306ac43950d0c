import { HttpStatus } from '@nestjs/common';
import type { Response } from 'express';
import type { LiveState } from '../../application/live/live-polls';
import type { Clock } from '../../application/ports/clock.port';

/** Why a stream ends: what is watched is over, its token is, or the process stops. */
export type LiveEnd = 'over' | 'token-expired' | 'stopping';

/** So often a silent stream says that it lives: proxies close what says nothing for a minute. */
const ALIVE_EVERY_MS = 15_000;

/** After so long a client connects again that has lost its stream. */
const RETRY_MS = 2_000;

/** A listener that leaves so much unread is none. */
const MOST_UNREAD_BYTES = 1_000_000;

/** The longest that a timer of Node takes. */
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * One answer of server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html): `state` with the data, `alive`
 * now and then, `end` with the reason. It begins with the first state, so that what goes wrong
 * before is answered as any other problem.
 */
export class LiveStream {
  private readonly timers: NodeJS.Timeout[] = [];
  private isBegun = false;
  private isEnded = false;

  /** @param lastId the id of the last event that the listener has; null for none */
  constructor(
    private readonly response: Response,
    private readonly lastId: string | null,
    private readonly clock: Clock,
  ) {}

  /** Whether anything was answered yet. */
  get isOpen(): boolean {
    return this.isBegun || this.isEnded;
  }

  /** Sends what is new; nothing where the listener has it already. */
  send({ id, data, isOver }: LiveState): void {
    if (this.isEnded) return;
    const isKnown = !this.isBegun && id === this.lastId;
    if (isKnown && isOver) {
      this.refuseMore();
      return;
    }
    this.begin();
    if (!isKnown) this.write(`event: state\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Ends it, and says why. */
  end(reason: LiveEnd): void {
    if (this.isEnded) return;
    this.begin();
    this.write(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`);
    this.isEnded = true;
    this.response.end();
  }

  /** Ends it at this moment, when the listener's token does. */
  endAt(at: Date): void {
    const leftMs = at.getTime() - this.clock.now().getTime();
    if (leftMs > LONGEST_TIMER_MS) return;
    this.keep(
      setTimeout(
        () => {
          this.end('token-expired');
        },
        Math.max(0, leftMs),
      ),
    );
  }

  /** Calls this once nothing can be sent any more. */
  whenClosed(act: () => void): void {
    const close = (): void => {
      this.isEnded = true;
      for (const timer of this.timers) clearTimeout(timer);
      act();
    };
    // Who went while the request was being looked at, is gone already.
    if (this.response.destroyed) close();
    else this.response.once('close', close);
  }

  /** The listener has the end already: by 204 browsers know not to connect again. */
  private refuseMore(): void {
    this.isEnded = true;
    this.response.status(HttpStatus.NO_CONTENT).end();
  }

  private begin(): void {
    if (this.isBegun) return;
    this.isBegun = true;
    this.response.status(HttpStatus.OK).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.response.flushHeaders();
    this.write(`retry: ${RETRY_MS}\n\n`);
    this.keep(
      setInterval(() => {
        const at = this.clock.now().toISOString();
        this.write(`: keep-alive\nevent: alive\ndata: ${JSON.stringify({ at })}\n\n`);
      }, ALIVE_EVERY_MS),
    );
  }

  private write(text: string): void {
    if (this.isEnded) return;
    this.response.write(text);
    if (this.response.writableLength > MOST_UNREAD_BYTES) this.response.destroy();
  }

  private keep(timer: NodeJS.Timeout): void {
    timer.unref();
    this.timers.push(timer);
  }
}
