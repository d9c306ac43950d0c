import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { woocommerceIn } from '../../../domain/doctor/shop-report';
import { StoreCheckRepository } from '../../../domain/doctor/store-check.repository';
import { pauseLeftMs } from '../../../domain/lane/breaker';
import { LaneRepository } from '../../../domain/lane/lane.repository';
import { CheckBook } from '../../doctor/check-book';
import { ShopDoctor } from '../../doctor/shop-doctor';
import type { ShopExamination } from '../../ports/doctor/shop-examiner.port';
import { StoreClients } from '../../ports/store-client.port';

/** So long a check serves, in milliseconds: a little less than a day, as ticks are not exact. */
const SERVES_MS = 23.75 * 3_600_000;

/** So much less it serves at the most, by store: those that were added together come apart. */
const SPREAD_MS = 3 * 3_600_000;

/** So many shops are looked at at once. */
const AT_ONCE = 4;

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
    private readonly lanes: LaneRepository,
  ) {}

  /** What is under way then is cut off by the end of the process, which is no fault of a shop. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /**
   * Looks at all stores, some at a time; one that fails keeps no other from its turn. A shop that
   * the lane waits for, as it was unwell, is left alone.
   */
  async executeForAllStores(): Promise<void> {
    const lanes = await this.lanes.wellbeing(this.stores.ids());
    const well = lanes.filter(({ breakers, readAt }) => pauseLeftMs(breakers.store, readAt) === 0);
    const waiting = well.map(({ storeId }) => storeId).values();
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.lookAtAll(waiting)));
  }

  /** Those that nobody else has taken from the waiting ones. */
  private async lookAtAll(waiting: Iterable<string>): Promise<void> {
    for (const storeId of waiting) await this.lookAt(storeId);
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
    const turn = await this.checks.takeTurn(storeId);
    if (turn === null) return;
    try {
      const examination = this.doctor.open({ storeId });
      if (!(await this.isDue(storeId, examination))) return;
      await this.book.keep(storeId, await this.doctor.check(examination, storeId));
    } finally {
      await this.checks.endTurn(storeId, turn);
    }
  }

  private async isDue(storeId: string, examination: ShopExamination): Promise<boolean> {
    const known = await this.checks.find(storeId);
    if (known === null || known.ageMs > servesMs(storeId) || known.subject !== examination.subject)
      return true;
    const versions = await examination.versions();
    // A shop that does not tell them now is down, or tells them to nobody. One that did not tell
    // them then is up again.
    const toldNone = known.report.facts.woocommerce === null;
    if (versions === null) return false;
    const { versions: before } = known;
    return toldNone || before === null || woocommerceIn(versions) !== woocommerceIn(before);
  }
}

/** How long a check of this store serves. */
function servesMs(storeId: string): number {
  const letters = Array.from(storeId, (letter) => letter.codePointAt(0) ?? 0);
  const sum = letters.reduce((before, letter) => (before * 31 + letter) % 1_009, 7);
  // Ids that differ in their last letter lie far apart.
  return SERVES_MS - (SPREAD_MS * ((sum * 617) % 1_009)) / 1_009;
}
