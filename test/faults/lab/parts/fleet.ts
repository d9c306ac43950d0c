import type { ProcessGuard } from '../../../../apps/sandbox/src/embedded/processes/process-guard';
import { eventually } from '../../../support/eventually';
import { peakRssMbOf } from '../../../bench/world/process-usage';
import { ServiceProcess } from './service-process';

const START = { timeout: 60_000, pause: 20 };

/**
 * The processes of the service in a run: those that live, and what all of them ever wrote and took.
 */
export class Fleet {
  private readonly all: ServiceProcess[] = [];
  private peakMb = 0;

  constructor(
    private readonly env: Readonly<Record<string, string>>,
    private readonly guard: ProcessGuard,
  ) {}

  /** Those that have not ended. */
  get living(): readonly ServiceProcess[] {
    return this.all.filter((service) => !service.hasEnded);
  }

  /** All that any of them wrote. */
  get output(): string {
    return this.all.map(({ output }) => output).join('');
  }

  /** The largest that one of them ever was, in MB; as far as it was looked at. */
  get peakRssMb(): number {
    return this.peakMb;
  }

  /**
   * Starts one more, and waits until it is up or, where a kill point meets it before, has ended.
   */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const service = await this.tryToStart(settings);
    if (service.hasEnded && settings['KILL_POINT'] === undefined)
      throw new Error(
        `A process of the service ended at its start: ${service.output.slice(-2_000)}`,
      );
    return service;
  }

  /** Starts one that may not come up, and waits until it has ended, or is up. */
  async tryToStart(settings: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const service = ServiceProcess.spawn({ ...this.env, ...settings }, this.guard);
    this.all.push(service);
    await eventually(() => {
      if (service.url === null && !service.hasEnded)
        throw new Error('The service neither starts nor ends');
    }, START);
    return service;
  }

  /** Makes it so many that live. */
  async growTo(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count - this.living.length }, () => this.start()));
  }

  /**
   * Looks how large each is. A process that ends takes its peak with it, so this is asked again and
   * again; one that is just ending tells no size.
   */
  measure(): void {
    for (const { pid } of this.living) this.peakMb = Math.max(this.peakMb, peakRssMbOf([pid]) || 0);
  }

  /** Lets all that live stand still. */
  freeze(): void {
    for (const service of this.living) service.signal('SIGSTOP');
  }

  /** Lets them go on. */
  thaw(): void {
    for (const service of this.living) service.signal('SIGCONT');
  }

  /** Kills all that live. */
  async close(): Promise<void> {
    await Promise.all(this.living.map((service) => service.kill()));
  }
}
