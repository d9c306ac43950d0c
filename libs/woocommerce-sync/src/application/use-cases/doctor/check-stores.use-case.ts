import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { StoreCheckRepository } from '../../../domain/doctor/store-check.repository';
import { CheckBook } from '../../doctor/check-book';
import { ShopDoctor } from '../../doctor/shop-doctor';
import type { ShopExamination } from '../../ports/doctor/shop-examiner.port';
import { StoreClients } from '../../ports/store-client.port';

/** So long a check serves, in milliseconds: a little less than a day, as ticks are not exact. */
const SERVES_MS = 23.75 * 3_600_000;

/**
 * What the schedule does: asks each active store's shop for its versions, and checks those that
 * were updated since their last check, or were not checked for a day.
 */
@Injectable()
export class CheckStores implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Doctor');
  private isStopping = false;

  constructor(
    private readonly stores: StoreClients,
    private readonly checks: StoreCheckRepository,
    private readonly doctor: ShopDoctor,
    private readonly book: CheckBook,
  ) {}

  /** What is under way then is cut off by the end of the process, which is no fault of a shop. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** All stores at once: one that is slow or fails keeps no other waiting. */
  async executeForAllStores(): Promise<void> {
    await Promise.all(this.stores.ids().map((storeId) => this.lookAt(storeId)));
  }

  private async lookAt(storeId: string): Promise<void> {
    try {
      await this.execute(storeId);
    } catch (error) {
      if (this.isStopping) return;
      this.logger.error({ err: error, storeId }, 'The shop of a store could not be checked');
    }
  }

  /** Checks one store where that is due, unless another process is at it. */
  async execute(storeId: string): Promise<void> {
    if (!(await this.checks.takeTurn(storeId))) return;
    try {
      const examination = this.doctor.open({ storeId });
      if (!(await this.isDue(storeId, examination))) return;
      await this.book.keep(storeId, await this.doctor.check(examination, storeId));
    } finally {
      await this.checks.endTurn(storeId);
    }
  }

  private async isDue(storeId: string, examination: ShopExamination): Promise<boolean> {
    const known = await this.checks.find(storeId);
    if (known === null || known.ageMs > SERVES_MS || known.subject !== examination.subject)
      return true;
    const versions = await examination.versions();
    // A shop that does not tell them now is down, or tells them to nobody. One that did not tell them
    // then is up again.
    const toldNone = known.report.facts.woocommerce === null;
    return versions !== null && (toldNone || versions !== known.versions);
  }
}
