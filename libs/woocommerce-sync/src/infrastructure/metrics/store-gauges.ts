import type { Metrics } from '@cypher/platform';
import { Gauge } from 'prom-client';
import type { LedgerReadings, StoreReading } from './ledger-readings';

/** Gauges of every store, read from the ledger when somebody scrapes. */
export abstract class StoreGauges {
  constructor(
    private readonly metrics: Metrics,
    private readonly readings: LedgerReadings,
  ) {}

  /** One gauge. @param set sets it for one store */
  protected gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    set: (gauge: Gauge<Label>, reading: StoreReading) => void,
  ): void {
    const gauge: Gauge<Label> = new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.metrics.registry],
      collect: async () => {
        const readings = await this.readings.read();
        gauge.reset();
        for (const reading of readings) set(gauge, reading);
      },
    });
  }
}
