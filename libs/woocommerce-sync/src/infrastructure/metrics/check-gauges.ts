import { Injectable } from '@nestjs/common';
import { Metrics } from '@cypher/platform';
import { SEVERITIES } from '../../domain/doctor/finding';
import { LedgerReadings } from './ledger-readings';
import { StoreGauges } from './store-gauges';

/** What the last check of every shop found, read from the ledger when somebody scrapes. */
@Injectable()
export class CheckGauges extends StoreGauges {
  constructor(metrics: Metrics, readings: LedgerReadings) {
    super(metrics, readings);
    this.gauge(
      'wc_shop_findings',
      'What the last check of the shop found, by severity; nothing is told of one that was not checked',
      ['store', 'severity'],
      (gauge, { store, check }) => {
        if (check === null) return;
        for (const severity of SEVERITIES) {
          const those = check.report.findings.filter((finding) => finding.severity === severity);
          gauge.set({ store, severity }, those.length);
        }
      },
    );
    this.gauge(
      'wc_shop_check_age_seconds',
      'How long ago the shop was checked',
      ['store'],
      (gauge, { store, check }) => {
        if (check !== null) gauge.set({ store }, check.ageMs / 1_000);
      },
    );
  }
}
