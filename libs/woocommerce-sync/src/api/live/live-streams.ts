import {
  HttpStatus,
  Injectable,
  type BeforeApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ProblemError, type Actor } from '@cypher/platform';
import type { Request, Response } from 'express';
import { LivePolls, type LiveSource } from '../../application/live/live-polls';
import { Clock } from '../../application/ports/clock.port';
import { LiveStream } from './live-stream';

/** Open streams of one process, and of one subject. */
const MOST_STREAMS = 200;
const MOST_OF_SUBJECT = 20;

/** When somebody who was turned away may try again, in seconds. */
const TRY_AGAIN = '10';

/** Who listens to what, and by which answer. */
export interface LiveRequest {
  readonly request: Request;
  readonly response: Response;
  readonly actor: Actor;
}

/** The streams of events that are open in this process. */
@Injectable()
export class LiveStreams implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly open = new Map<LiveStream, string>();
  private isStopping = false;

  constructor(
    private readonly polls: LivePolls,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers with the events of a source, until it is over, the listener goes, its token ends, or
   * the process stops. Resolves once it is open.
   * @throws ProblemError 503 or 429 where too many are open; what the first reading fails with
   */
  async start(source: LiveSource, { request, response, actor }: LiveRequest): Promise<void> {
    this.checkRoom(actor.subject);
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const stream = new LiveStream(response, request.get('last-event-id') ?? null, this.clock);
    this.open.set(stream, actor.subject);
    await new Promise<void>((resolve, reject) => {
      const leave = this.polls.watch(source, {
        next: (state) => {
          stream.send(state);
          resolve();
        },
        end: () => {
          stream.end('over');
          resolve();
        },
        failed: (error) => {
          // Who has seen something waits for more; who has not is told why.
          if (!stream.isOpen) reject(asError(error));
        },
      });
      stream.whenClosed(() => {
        leave();
        this.open.delete(stream);
        resolve();
      });
      stream.endAt(actor.expiresAt);
    });
  }

  /** Ends all of them: none may hold the stop of the process up. */
  onModuleDestroy(): void {
    this.stop();
  }

  /** Ends those that came meanwhile. */
  beforeApplicationShutdown(): void {
    this.stop();
  }

  private stop(): void {
    this.isStopping = true;
    for (const stream of [...this.open.keys()]) stream.end('stopping');
  }

  private checkRoom(subject: string): void {
    if (this.isStopping || this.open.size >= MOST_STREAMS) {
      throw tooMany(
        HttpStatus.SERVICE_UNAVAILABLE,
        `This process has no room for more than ${MOST_STREAMS} listeners, or is stopping.`,
      );
    }
    const own = [...this.open.values()].filter((one) => one === subject).length;
    if (own < MOST_OF_SUBJECT) return;
    throw tooMany(
      HttpStatus.TOO_MANY_REQUESTS,
      `You have ${MOST_OF_SUBJECT} live streams open already: close one.`,
    );
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function tooMany(status: number, detail: string): ProblemError {
  return new ProblemError({
    status,
    code: 'TOO_MANY_LISTENERS',
    detail,
    headers: { 'Retry-After': TRY_AGAIN },
  });
}
