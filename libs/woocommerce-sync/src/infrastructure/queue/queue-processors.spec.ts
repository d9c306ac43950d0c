import { WorkerHost } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import type { Worker } from 'bullmq';
import { QueueProcessors } from './queue-processors';
import { QUEUES } from './signals/queue-names';

/** A processor of this queue, as BullMQ's module leaves it behind. */
class Processor extends WorkerHost {
  constructor(private readonly queue: string) {
    super();
  }

  override get worker(): Worker {
    return { name: this.queue } as Worker;
  }

  override process(): Promise<void> {
    return Promise.resolve();
  }
}

@Module({})
class Root {}

async function boot(...queues: readonly string[]): Promise<void> {
  const processors = queues.map((name, index) => ({
    provide: `processor ${index}`,
    useValue: new Processor(name),
  }));
  await NestFactory.createApplicationContext(
    { module: Root, imports: [DiscoveryModule], providers: [QueueProcessors, ...processors] },
    { logger: false, abortOnError: false },
  );
}

describe('the processors of queues', () => {
  it('are there once each', async () => {
    await expect(boot(...QUEUES)).resolves.toBeUndefined();
  });

  it('let no worker start that has none for a queue', async () => {
    await expect(boot(...QUEUES.slice(1))).rejects.toThrow(
      `The queue "${QUEUES[0]}" has no handler`,
    );
  });

  it('let no worker start that has two for a queue', async () => {
    await expect(boot(...QUEUES, QUEUES[0])).rejects.toThrow(`"${QUEUES[0]}" has 2 handlers`);
  });
});
