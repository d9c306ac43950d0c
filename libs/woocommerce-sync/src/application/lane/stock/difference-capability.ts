import { Injectable } from '@nestjs/common';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';

const DIFFERENCES = 'stock-differences';

/** After so many hours a shop that ignored them is tried again: it may have been updated. */
export const DIFFERENCES_FORGOTTEN_HOURS = 24;

/** So many in a row look ignored until it is believed of a shop that has taken some before. */
const BELIEVED_AFTER = 20;

/** What a shop has shown of the differences of a delivery. */
export interface SeenDifferences {
  /** So many show the very quantity that was wanted. */
  readonly exact: number;
  /** So many look ignored. */
  readonly ignored: number;
  /** So many show something else. */
  readonly other: number;
}

/** Knows which shops take stock as differences (fact 43): the first one that is sent shows it. */
@Injectable()
export class DifferenceCapability {
  /** How many in a row looked ignored, by store. */
  private readonly inARow = new Map<string, number>();

  constructor(private readonly capabilities: StoreCapabilityRepository) {}

  /** Whether a shop takes them; null while nobody knows, or has tried for a day. */
  find(storeId: string): Promise<boolean | null> {
    return this.capabilities.find(storeId, DIFFERENCES, DIFFERENCES_FORGOTTEN_HOURS);
  }

  /**
   * Remembers what the answers to differences tell, and says what is known by now. Where nobody
   * knew, what the shop had was read just before, so that the answer counts. Else a sale of as many
   * as were added looks the same, and several have to be seen.
   */
  async learn(
    storeId: string,
    known: boolean | null,
    { exact, ignored, other }: SeenDifferences,
  ): Promise<boolean | null> {
    if (exact + ignored + other === 0) return known;
    // What was seen before it was forgotten, as after an update of the shop, counts no more.
    const before = known === null ? 0 : (this.inARow.get(storeId) ?? 0);
    const inARow = exact + other > 0 ? 0 : before + ignored;
    this.inARow.set(storeId, inARow);
    const isRefuted = inARow >= (known === null ? 1 : BELIEVED_AFTER);
    const present = isRefuted ? false : exact > 0 ? true : known;
    if (present !== null && present !== known)
      await this.capabilities.keep(storeId, DIFFERENCES, present);
    return present;
  }
}
