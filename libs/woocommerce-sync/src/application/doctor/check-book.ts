import { Injectable, Logger } from '@nestjs/common';
import { StoreCapabilityRepository } from '../../domain/catalog/store-capability.repository';
import { newTroubles } from '../../domain/doctor/finding';
import { woocommerceIn } from '../../domain/doctor/shop-report';
import { StoreCheckRepository, type StoreCheck } from '../../domain/doctor/store-check.repository';

/**
 * Keeps checks of stores: what they have seen is remembered, and what has got worse is told once.
 */
@Injectable()
export class CheckBook {
  private readonly logger = new Logger('Doctor');

  constructor(
    private readonly checks: StoreCheckRepository,
    private readonly capabilities: StoreCapabilityRepository,
  ) {}

  /** Remembers a check of a store. */
  async keep(storeId: string, check: StoreCheck): Promise<void> {
    const before = await this.checks.keep(storeId, check);
    await this.learn(storeId, check, before);
    this.tell(storeId, check, before);
  }

  private async learn(
    storeId: string,
    { versions, report: { facts } }: StoreCheck,
    before: StoreCheck | null,
  ): Promise<void> {
    const { versions: old } = before ?? { versions: null };
    const isUpdated =
      versions !== null && old !== null && woocommerceIn(versions) !== woocommerceIn(old);
    if (isUpdated) {
      await this.capabilities.forget(storeId);
      this.logger.log({ storeId, from: old, to: versions }, 'The shop was updated');
    }
    const { fulfilments, catalogExport, variationsOfManyParents: together } = facts;
    // What was known before an update is among the facts, and is known no more.
    if (together !== null && !isUpdated)
      await this.capabilities.keep(storeId, 'variations-of-many-parents', together);
    if (fulfilments !== null)
      await this.capabilities.keep(storeId, 'order-fulfilments', fulfilments);
    // Strangers may be shown only a part of what there is: what they do not see may be there.
    if (catalogExport === true) await this.capabilities.keep(storeId, 'catalog-export', true);
  }

  private tell(storeId: string, { report }: StoreCheck, before: StoreCheck | null): void {
    const { verdict, findings } = report;
    const news = newTroubles(findings, before?.report.findings ?? null);
    if (news.length > 0) {
      const titles = findings
        .filter(({ code }) => news.includes(code))
        .map(({ title }) => title)
        .join('; ');
      this.logger.warn(
        { storeId, verdict, codes: news },
        `A check of the shop found what was not there before: ${titles}`,
      );
    } else if (before !== null && before.report.verdict !== verdict)
      this.logger.log({ storeId, verdict }, 'A check of the shop found it better than before');
  }
}
