import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';

/** What was read of something that is watched. */
export interface LiveReading {
  /** As it is sent. */
  readonly data: object;
  /** What of it counts as news: while that is the same, nothing is sent. */
  readonly news: unknown;
  /** Whether nothing will follow. */
  readonly isOver: boolean;
}

/** The same with its id, by which a listener tells what it had last. */
export interface LiveState extends Pick<LiveReading, 'data' | 'isOver'> {
  /** Follows from the news alone, so that it is the same in every process. */
  readonly id: string;
}

/** Something that is watched. */
export interface LiveSource {
  /** The same for all who watch the same thing. */
  readonly key: string;
  readonly everyMs: number;
  /** Reads it; null: it is gone. */
  readonly read: () => Promise<LiveReading | null>;
}

/** Who watches. */
export interface LiveListener {
  /** Something is new. */
  readonly next: (state: LiveState) => void;
  /** Nothing will follow. */
  readonly end: () => void;
  /** It cannot be read just now; it is tried again. */
  readonly failed: (error: unknown) => void;
}

/**
 * Looks at what is watched, once for all in this process who watch it, and as long as anybody does.
 */
@Injectable()
export class LivePolls {
  private readonly polls = new Map<string, Poll>();

  /** Watches a source from now on; what is answered ends that. The first state is news. */
  watch(source: LiveSource, listener: LiveListener): () => void {
    const { key } = source;
    const poll = this.polls.get(key) ?? this.begin(source);
    poll.add(listener);
    return () => {
      poll.remove(listener);
    };
  }

  private begin(source: LiveSource): Poll {
    const poll: Poll = new Poll(source, () => {
      // Another one of the same key may have begun since.
      if (this.polls.get(source.key) === poll) this.polls.delete(source.key);
    });
    this.polls.set(source.key, poll);
    return poll;
  }
}

/** The looks at one thing, for all who watch it. */
class Poll {
  private readonly logger = new Logger('Live');
  private readonly listeners = new Set<LiveListener>();
  private state: LiveState | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isReading = false;
  private isUnread = false;

  constructor(
    private readonly source: LiveSource,
    private readonly forget: () => void,
  ) {}

  add(listener: LiveListener): void {
    this.listeners.add(listener);
    if (this.state !== null) listener.next(this.state);
    else if (!this.isReading && this.timer === null) void this.look();
  }

  remove(listener: LiveListener): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.forget();
  }

  /** One look. One that fails is made up for by the next; the first of a row is told. */
  private async look(): Promise<void> {
    this.timer = null;
    this.isReading = true;
    try {
      this.take(await this.source.read());
      this.isUnread = false;
    } catch (error) {
      if (!this.isUnread) this.logger.warn({ err: error }, 'What is watched cannot be read');
      this.isUnread = true;
      for (const listener of [...this.listeners]) listener.failed(error);
    }
    this.isReading = false;
    if (this.listeners.size === 0) return;
    this.timer = setTimeout(() => void this.look(), this.source.everyMs);
    this.timer.unref();
  }

  private take(reading: LiveReading | null): void {
    if (reading !== null) {
      const { data, news, isOver } = reading;
      const id = createHash('sha256').update(JSON.stringify(news)).digest('hex').slice(0, 16);
      const isNews = id !== this.state?.id;
      this.state = { id, data, isOver };
      if (isNews) for (const listener of [...this.listeners]) listener.next(this.state);
    }
    if (reading === null || reading.isOver) this.end();
  }

  private end(): void {
    const ended = [...this.listeners];
    this.listeners.clear();
    this.forget();
    for (const listener of ended) listener.end();
  }
}
