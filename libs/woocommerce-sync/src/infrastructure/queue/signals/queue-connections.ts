import { getQueueToken } from '@nestjs/bullmq';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { OutageLog } from './outage-log';
import { QUEUES } from './queue-names';

/**
 * Hears when queues lose their connection; without a listener BullMQ writes each fault to standard
 * error, with its stack.
 */
@Injectable()
export class QueueConnections implements OnModuleInit {
  private readonly outages = new OutageLog(new Logger('Queue'));

  constructor(private readonly modules: ModuleRef) {}

  onModuleInit(): void {
    for (const name of QUEUES) {
      const queue = this.modules.get<Queue>(getQueueToken(name), { strict: false });
      queue.on('error', (error) => {
        this.outages.fail(name, error);
      });
    }
  }
}
