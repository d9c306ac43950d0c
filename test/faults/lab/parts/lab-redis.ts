import { Redis } from 'ioredis';
import type { ProcessGuard } from '../../../../apps/sandbox/src/embedded/processes/process-guard';
import {
  redisChoice,
  startRedis,
  type RedisService,
} from '../../../../apps/sandbox/src/embedded/redis/redis-service';
import { startTcpGate, type TcpGate } from '../../../support/servers/tcp-gate';

/** The lab's Redis, behind a gate that can be shut. A stand-in where the machine has none. */
export class LabRedis {
  private constructor(
    private readonly service: RedisService,
    private readonly gate: TcpGate,
    /** A connection past the gate, for what an experiment does to it. */
    readonly publisher: Redis,
  ) {}

  static async start(guard: ProcessGuard): Promise<LabRedis> {
    const service = await startRedis(guard, redisChoice());
    const client = new Redis(service.url);
    client.on('error', () => undefined);
    return new LabRedis(service, await startTcpGate(service.url), client);
  }

  /** Where the service reaches it. */
  get gateUrl(): string {
    return this.gate.url;
  }

  /** Where the lab reaches it, whatever becomes of the gate. */
  get url(): string {
    return this.service.url;
  }

  /**
   * Whether it is a real one. The stand-in carries messages alone: no queues, no streams, nothing
   * to lose.
   */
  get isReal(): boolean {
    return this.service.kind === 'redis-server';
  }

  get queueBackend(): 'redis' | 'postgres' {
    return this.service.queueBackend;
  }

  /** Cuts it off from the service. */
  shut(): Promise<void> {
    return this.gate.shut();
  }

  /** Lets the service through again. */
  open(): Promise<void> {
    return this.gate.open();
  }

  /** Forgets everything that it holds. */
  async wipe(): Promise<void> {
    if (this.isReal) await this.publisher.flushall();
  }

  /** All text that it holds. */
  async texts(): Promise<string> {
    if (!this.isReal) return '';
    const keys = await this.publisher.keys('*');
    // A key may have gone since.
    const dumps: (Buffer | null)[] = await Promise.all(
      keys.map((key) => this.publisher.dumpBuffer(key)),
    );
    return [...keys, ...dumps.map((dump) => dump?.toString('latin1') ?? '')].join('\n');
  }

  async close(): Promise<void> {
    this.publisher.disconnect();
    await this.gate.close();
    await this.service.stop();
  }
}
