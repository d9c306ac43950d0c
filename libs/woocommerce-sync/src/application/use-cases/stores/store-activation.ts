import { Injectable } from '@nestjs/common';
import { AdoptionPairRepository } from '../../../domain/adoption/adoption-pair.repository';
import { AdoptionStateError } from '../../errors/adoption.errors';

/** Sees to it that a shop is written to only when it may be. */
@Injectable()
export class StoreActivation {
  constructor(private readonly pairs: AdoptionPairRepository) {}

  /**
   * Throws `AdoptionStateError` while a store's shop is read for adoption, and while pairs of it
   * are not decided, or variants not matched: what may be in the shop would be made a second time.
   */
  async mustBeDecided(storeId: string): Promise<void> {
    const open = await this.pairs.countToDecide(storeId);
    if (open === null)
      throw new AdoptionStateError(
        `The shop of ${storeId} is being read for adoption: wait for it, or call it off`,
        'ADOPTION_GOING',
      );
    if (open.undecided > 0)
      throw new AdoptionStateError(
        `${open.undecided} pairs of the adoption of ${storeId} are not decided: decide them, or give it up`,
        'ADOPTION_UNDECIDED',
      );
    if (open.unread > 0)
      throw new AdoptionStateError(
        `${open.unread} variable products of ${storeId} were adopted out of several: read its shop once more`,
        'ADOPTION_READ_AGAIN',
      );
  }
}
