import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboxRepository, type OutboxEvent } from '../../../domain/orders/outbox.repository';
import { SyncCounters } from '../../metrics/sync-counters';
import { MARK_PUBLISHED, WAITING_EVENTS } from './order.statements';

/**
 * A transaction in which nothing happens for 15 s is ended, and what it had published is not
 * marked.
 */
const PUBLISHING_MS = 5_000;
const PUBLISHED_AT_ONCE = 100;

/** The outbox in PostgreSQL. */
@Injectable()
export class TypeOrmOutboxRepository extends OutboxRepository {
  constructor(
    private readonly database: DataSource,
    private readonly counters: SyncCounters,
  ) {
    super();
  }

  override async publishPending(publish: (event: OutboxEvent) => Promise<void>): Promise<number> {
    const { published, fault } = await this.database.transaction(async (manager) => {
      const events = await manager.query<OutboxEvent[]>(WAITING_EVENTS, [PUBLISHED_AT_ONCE]);
      const attempt = await publishInTurn(events, publish);
      if (attempt.published.length > 0) await manager.query(MARK_PUBLISHED, [attempt.published]);
      return attempt;
    });
    this.counters.eventsPublished(published.length);
    // Only now: what the broker has stays marked though a later one failed.
    if (fault !== null) throw fault;
    return published.length;
  }
}

/**
 * Publishes until one fails, or the broker was slow for so long that the transaction has to end;
 * what was published, and why no more was.
 */
async function publishInTurn(
  events: readonly OutboxEvent[],
  publish: (event: OutboxEvent) => Promise<void>,
): Promise<{ readonly published: readonly string[]; readonly fault: Error | null }> {
  const published: string[] = [];
  const end = performance.now() + PUBLISHING_MS;
  try {
    for (const event of events) {
      await publish(event);
      published.push(event.eventId);
      if (performance.now() > end) break;
    }
    return { published, fault: null };
  } catch (error) {
    return { published, fault: error instanceof Error ? error : new Error(String(error)) };
  }
}
