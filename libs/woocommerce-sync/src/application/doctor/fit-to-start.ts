import { Injectable } from '@nestjs/common';
import { OF_A_KEY } from '../../domain/doctor/findings/finding-table';
import { StoreUnfitError } from '../../domain/doctor/store-check.errors';
import { StoreCheckRepository, type StoreCheck } from '../../domain/doctor/store-check.repository';
import type { StoreState } from '../../domain/stores/store';
import type { ShopToExamine } from '../ports/doctor/shop-examiner.port';
import { CheckBook } from './check-book';
import { ShopDoctor } from './shop-doctor';

/** So long a check of the same address and key serves. */
const FRESH_MS = 3_600_000;

/** So long it serves a store that is paused, and was written to before. */
const PAUSED_MS = 7 * 24 * FRESH_MS;

/** Sees to it that nothing is sent to a shop that was not found fit for it. */
@Injectable()
export class FitToStart {
  constructor(
    private readonly doctor: ShopDoctor,
    private readonly checks: StoreCheckRepository,
    private readonly book: CheckBook,
  ) {}

  /**
   * Checks a shop that is to become an active store. Answers the check, for it to be kept.
   * @param despite why it is to be made in spite of what is found; undefined where nobody said so
   * @throws StoreUnfitError where something is in the way
   */
  async ofNew(shop: ShopToExamine, despite: string | undefined): Promise<StoreCheck> {
    const check = await this.doctor.check(this.doctor.open(shop), null);
    demand(check, despite);
    return check;
  }

  /**
   * The same of a store that is to be made active. A check of the last hour that found it fit
   * serves; of one that is paused, one of the last week does.
   */
  async ofStore(
    shop: ShopToExamine & { readonly storeId: string },
    state: StoreState,
    despite: string | undefined,
  ): Promise<StoreCheck> {
    const examination = this.doctor.open(shop);
    const known = await this.checks.find(shop.storeId);
    if (known?.subject === examination.subject) {
      // What was in the way may be mended by now.
      const wasFit = known.report.verdict !== 'blocked';
      if (wasFit && known.ageMs < (state === 'paused' ? PAUSED_MS : FRESH_MS)) return known;
    }
    const check = await this.doctor.check(examination, shop.storeId);
    await this.book.keep(shop.storeId, check);
    demand(check, despite);
    return check;
  }

  /**
   * Checks new keys of a store that is active before they are used. A shop that is down just now,
   * or has other faults, keeps nobody from changing them.
   * @throws StoreUnfitError where the keys do not open the shop, or not for what is needed
   */
  async ofNewKeys(
    shop: ShopToExamine & { readonly storeId: string },
    despite: string | undefined,
  ): Promise<StoreCheck> {
    const check = await this.doctor.check(this.doctor.open(shop), shop.storeId);
    const ofKeys = check.report.findings.filter(({ code }) => OF_A_KEY.has(code));
    if (ofKeys.length > 0 && despite === undefined) throw new StoreUnfitError(ofKeys);
    await this.book.keep(shop.storeId, check);
    return check;
  }
}

function demand({ report }: StoreCheck, despite: string | undefined): void {
  if (report.verdict !== 'blocked' || despite !== undefined) return;
  throw new StoreUnfitError(report.findings.filter(({ severity }) => severity === 'blocking'));
}
