import { WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { oneHandlerEach } from '../../application/handlers/one-handler-each';
import { QUEUES } from './signals/queue-names';

/** Sees to it that a worker's every queue has one processor. */
@Injectable()
export class QueueProcessors implements OnApplicationBootstrap {
  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws HandlerError where a queue has no processor, or two: the process ends */
  onApplicationBootstrap(): void {
    const hosts = this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance): instance is WorkerHost => instance instanceof WorkerHost);
    const found = hosts.map((host) => ({
      handles: host.worker.name,
      name: host.constructor.name,
      handler: host,
    }));
    oneHandlerEach('queue', QUEUES, found);
  }
}
