import { getQueueToken } from '@nestjs/bullmq';
import type { FactoryProvider } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { QUEUES, type QueueName } from '../signals/queue-names';

/** The queues to which the schedule's ticks go, by their names. */
export class TickQueues {
  constructor(private readonly queues: readonly Queue[]) {}

  /** The queue of this name. */
  get(name: QueueName): Queue {
    const queue = this.queues.find((one) => one.name === name);
    if (queue === undefined) throw new Error(`There is no queue ${name}`);
    return queue;
  }
}

/** All queues of this service. */
export const TICK_QUEUES: FactoryProvider<TickQueues> = {
  provide: TickQueues,
  inject: QUEUES.map((name) => getQueueToken(name)),
  useFactory: (...queues: Queue[]) => new TickQueues(queues),
};
