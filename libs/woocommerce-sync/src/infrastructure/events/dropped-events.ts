import { Injectable, Logger } from '@nestjs/common';
import { Metrics } from '@cypher/platform';
import { Counter } from 'prom-client';

/** Shapes remembered; beyond them, a new shape is counted but not logged. */
const MOST_SHAPES = 100;

/** Keys that make a shape. */
const MOST_KEYS = 20;

/**
 * Counts messages that are no event, and logs each shape once, without its content: it may hold
 * anything.
 */
@Injectable()
export class DroppedEvents {
  private readonly logger = new Logger(DroppedEvents.name);
  private readonly seen = new Set<string>();
  private readonly counter: Counter<'channel'>;

  constructor(metrics: Metrics) {
    this.counter = new Counter({
      name: 'woocommerce_events_dropped_total',
      help: 'Messages on an event channel that are no event of the contract',
      labelNames: ['channel'],
      registers: [metrics.registry],
    });
  }

  /** Records one message. */
  drop(channel: string, body: unknown): void {
    this.counter.inc({ channel });
    const shape = `${channel} ${shapeOf(body)}`;
    if (this.seen.has(shape) || this.seen.size >= MOST_SHAPES) return;
    this.seen.add(shape);
    this.logger.warn(
      { channel, shape: shapeOf(body) },
      'Dropped a message that is no event; further ones of its shape are only counted',
    );
  }
}

function shapeOf(body: unknown): string {
  if (body === null) return 'null';
  if (Array.isArray(body)) return 'array';
  if (typeof body !== 'object') return typeof body;
  const members = Object.entries(body).slice(0, MOST_KEYS);
  const keys = members.map(([key, value]) => `${key.slice(0, 40)}:${typeof value}`);
  return `{${keys.sort().join(', ')}}`;
}
