import { Injectable } from '@nestjs/common';
import { AdoptionPairRepository } from '../../../domain/adoption/adoption-pair.repository';
import { AdoptionStateError } from '../../errors/adoption.errors';

/** Sees to it that a shop is written to only when it may be. */
@Injectable()
export class StoreActivation {
  constructor(private readonly pairs: AdoptionPairRepository) {}

  /**
   * Throws `AdoptionStateError` while a store's shop is read for adoption, and while pairs of it are
   * not decided: what may be in the shop already would be made a second time.
   */
  async mustBeDecided(storeId: string): Promise<void> {
    const open = await this.pairs.countToDecide(storeId);
    if (open === 0) return;
    if (open === null)
      throw new AdoptionStateError(
        `The shop of ${storeId} is being read for adoption: wait for it, or call it off`,
        'ADOPTION_GOING',
      );
    throw new AdoptionStateError(
      `${open} pairs of the adoption of ${storeId} are not decided: decide them, or give it up`,
      'ADOPTION_UNDECIDED',
    );
  }
}
