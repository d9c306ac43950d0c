import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PlatformSettings } from '@cypher/platform';
import { z } from 'zod';
import { ProcessRepository } from '../../domain/processes/process.repository';

const EVERY_MS = 10_000;
const LONGEST_HOST = 255;
const manifest = z.object({ version: z.string().max(64) });

/** Lets the others, and the operator, know that this process lives; every ten seconds. */
@Injectable()
export class ProcessPulse implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Process');
  private readonly id = randomUUID();
  private readonly version = ownVersion();
  private timer: NodeJS.Timeout | null = null;
  private beating: Promise<void> = Promise.resolve();
  private isHeard = true;

  constructor(
    private readonly processes: ProcessRepository,
    private readonly settings: PlatformSettings,
  ) {}

  /** Begins; the first time is waited for, so that whoever asks at once finds it. */
  async onApplicationBootstrap(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => {
      this.beating = this.beating.then(() => this.beat());
    }, EVERY_MS);
    this.timer.unref();
  }

  /** Takes its row away: a process that ends in order is not missed. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.beating;
    try {
      await this.processes.leave(this.id);
    } catch (error) {
      this.logger.warn({ err: error }, 'This process stays listed for a day');
    }
  }

  /** A beat that fails is made up for by the next; the first of a row is told. */
  private async beat(): Promise<void> {
    try {
      await this.processes.beat({
        id: this.id,
        host: hostname().slice(0, LONGEST_HOST),
        pid: process.pid,
        roles: this.settings.ROLES,
        version: this.version,
        memoryBytes: process.memoryUsage.rss(),
      });
      this.isHeard = true;
    } catch (error) {
      if (this.isHeard) this.logger.warn({ err: error }, 'Nobody hears that this process lives');
      this.isHeard = false;
    }
  }
}

/** The version in the manifest beside which the process was started; `unknown` without one. */
function ownVersion(): string {
  try {
    const text = readFileSync(join(process.cwd(), 'package.json'), 'utf8');
    return manifest.parse(JSON.parse(text)).version;
  } catch {
    return 'unknown';
  }
}
