import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { OutboxRepository } from '../../domain/orders/outbox.repository';
import { EventPublisher } from '../ports/event-publisher.port';

/**
 * Publishes what waits in the outbox, at least once and oldest first. Nobody waits for it: what is
 * committed will be published, and a broker that is away keeps no caller.
 */
@Injectable()
export class EventRelay implements BeforeApplicationShutdown {
  private readonly logger = new Logger(EventRelay.name);
  private running: Promise<void> | null = null;
  private again = false;
  private isFailing = false;

  constructor(
    private readonly outbox: OutboxRepository,
    private readonly publisher: EventPublisher,
  ) {}

  /**
   * Begins with what waits; once more after that where it is under way. Returns at once and throws
   * nothing.
   */
  start(): void {
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  /** Lets what is under way end before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.again = false;
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        await this.publishAll();
        if (this.isFailing) this.logger.log('Events for the ERP are published again');
        this.isFailing = false;
      } catch (error) {
        if (!this.isFailing)
          this.logger.warn(
            { err: error },
            'Events for the ERP are not published; they wait, and the next sweep goes on',
          );
        this.isFailing = true;
      }
    }
  }

  /**
   * Until nothing waits; stops at the first event that the broker does not take, which then is
   * first again.
   */
  private async publishAll(): Promise<void> {
    let published: number;
    do {
      published = await this.outbox.publishPending((event) =>
        this.publisher.publish(event.topic, event.payload),
      );
    } while (published > 0);
  }
}
