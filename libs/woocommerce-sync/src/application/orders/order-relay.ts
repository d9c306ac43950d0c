import { Injectable } from '@nestjs/common';
import { OrderRepository } from '../../domain/order.repository';
import { EventPublisher } from '../ports/event-publisher.port';

/** Publishes what waits in the outbox, at least once and oldest first. */
@Injectable()
export class OrderRelay {
  constructor(
    private readonly orders: OrderRepository,
    private readonly publisher: EventPublisher,
  ) {}

  /** Publishes until nothing waits; stops at the first event that the broker does not take, which then is first again. */
  async run(): Promise<void> {
    let published: number;
    do {
      published = await this.orders.publishPending((event) =>
        this.publisher.publish(event.topic, event.payload),
      );
    } while (published > 0);
  }
}
