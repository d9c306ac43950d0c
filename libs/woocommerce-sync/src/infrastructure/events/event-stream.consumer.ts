import { randomUUID } from 'node:crypto';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { RedisConnections } from '@cypher/platform';
import type { Redis } from 'ioredis';
import {
  EVENT_CHANNELS,
  parseEventBody,
  type EventChannel,
} from '../../application/dto/sync-event';
import { HandleSyncEvent } from '../../application/use-cases/syncing/handle-sync-event.use-case';
import { WooCommerceError } from '../../domain/woocommerce.errors';
import { DroppedEvents } from './dropped-events';
import { trimStream } from './stream-trim';

/** The stream, and the group in which all processes share it. */
export const EVENT_STREAM = 'cypher:events';
const GROUP = 'cypher-woocommerce-sync';

const ENTRIES_AT_ONCE = 500;
const BLOCK_MS = 2_000;
/** What a process took and did not acknowledge for so long is taken by another. */
const ABANDONED_MS = 60_000;
const REST_MS = 1_000;

/** Entries beyond which it is told who keeps them. */
const LONG_STREAM = 100_000;

/** Longest `data` of an entry that is looked at, in characters: ten thousand ids of 64 fit. */
const LONGEST_DATA = 1_000_000;

type Entry = [id: string, fields: string[] | null];

/**
 * The durable way in for events: a Redis Stream, read in a consumer group, and acknowledged and
 * taken away once the ledger has them. An entry has the fields `type` (the channel's name), `data`
 * (JSON, as in a plain message), and `id` where it has one.
 */
@Injectable()
export class EventStreamConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EventStreamConsumer.name);
  private readonly consumer = randomUUID();
  private reading: Promise<void> = Promise.resolve();
  private closing = false;
  private isLong = false;
  private isUntrimmed = false;

  constructor(
    private readonly connections: RedisConnections,
    private readonly handleEvent: HandleSyncEvent,
    private readonly dropped: DroppedEvents,
  ) {}

  onApplicationBootstrap(): void {
    this.reading = this.read(
      this.connections.create('event-stream', { maxRetriesPerRequest: null }),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.reading;
  }

  private async read(redis: Redis): Promise<void> {
    while (!this.isClosing()) {
      try {
        await this.joinGroup(redis);
        // What earlier versions left behind.
        await this.trim(redis);
        while (!this.isClosing()) await this.take(redis);
      } catch (error) {
        if (isUnknownCommand(error)) {
          this.logger.warn('This Redis has no streams: events are heard by pub/sub and HTTP alone');
          return;
        }
        if (!this.isClosing())
          this.logger.error({ err: error }, 'The event stream could not be read; trying again');
        await new Promise((resolve) => setTimeout(resolve, REST_MS).unref());
      }
    }
  }

  private async joinGroup(redis: Redis): Promise<void> {
    try {
      await redis.xgroup('CREATE', EVENT_STREAM, GROUP, '0', 'MKSTREAM');
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('BUSYGROUP'))) throw error;
    }
  }

  private async take(redis: Redis): Promise<void> {
    const abandoned = (await redis.xautoclaim(
      EVENT_STREAM,
      GROUP,
      this.consumer,
      ABANDONED_MS,
      '0',
      'COUNT',
      ENTRIES_AT_ONCE,
    )) as [string, Entry[]];
    await this.accept(redis, abandoned[1]);
    const fresh = (await redis.xreadgroup(
      'GROUP',
      GROUP,
      this.consumer,
      'COUNT',
      ENTRIES_AT_ONCE,
      'BLOCK',
      BLOCK_MS,
      'STREAMS',
      EVENT_STREAM,
      '>',
    )) as [string, Entry[]][] | null;
    await this.accept(redis, fresh?.[0]?.[1] ?? []);
  }

  private async accept(redis: Redis, entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    await Promise.all(entries.map(([, fields]) => this.handle(fields ?? [])));
    await redis.xack(EVENT_STREAM, GROUP, ...entries.map(([id]) => id));
    await this.trim(redis);
  }

  /**
   * Takes away what nobody needs any more: a stream keeps all it is given, until a Redis with
   * `noeviction` is full.
   */
  private async trim(redis: Redis): Promise<void> {
    const trimmed = await trimStream(redis, EVENT_STREAM).catch((error: unknown) => {
      // Events go on all the same, as where our user of Redis may not trim.
      if (!this.isUntrimmed)
        this.logger.error({ err: error }, 'The event stream could not be trimmed');
      return null;
    });
    this.isUntrimmed = trimmed === null;
    if (trimmed === null) return;
    const { length, slowest } = trimmed;
    const isLong = length > LONG_STREAM;
    if (isLong && !this.isLong) {
      const waits =
        slowest === null ? '' : ` for the group "${slowest}", which has not acknowledged them`;
      this.logger.warn(`The stream ${EVENT_STREAM} keeps ${length} entries${waits}`);
    }
    this.isLong = isLong;
  }

  private async handle(fields: readonly string[]): Promise<void> {
    const entry = fieldsOf(fields);
    const channel = EVENT_CHANNELS.find((known) => known === entry.get('type'));
    const body = parsed(entry.get('data'));
    const event =
      channel === undefined ? null : parseEventBody(channel, body, entry.get('id') ?? null);
    if (event === null) {
      this.dropped.drop(channel ?? EVENT_STREAM, body ?? Object.fromEntries(entry));
      return;
    }
    try {
      await this.handleEvent.execute(event);
    } catch (error) {
      // An unknown store; anything else is the ledger's trouble, and the entry stays
      // unacknowledged.
      if (!(error instanceof WooCommerceError)) throw error;
      this.dropped.drop(event.channel satisfies EventChannel, body);
    }
  }

  private isClosing(): boolean {
    return this.closing;
  }
}

function fieldsOf(flat: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (let index = 0; index + 1 < flat.length; index += 2)
    fields.set(flat[index] ?? '', flat[index + 1] ?? '');
  return fields;
}

function parsed(text: string | undefined): unknown {
  if (text === undefined || text.length > LONGEST_DATA) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isUnknownCommand(error: unknown): boolean {
  return error instanceof Error && /unknown command/i.test(error.message);
}
