/** A state of an order that the shop is to be told that we have. */
export interface OwedAcknowledgement {
  readonly orderId: number;
  readonly eventId: string;
}

/** What shops are to be told: that we have an order of theirs. */
export abstract class AcknowledgementRepository {
  /**
   * What a shop is owed, what failed least often first; for a quarter of an hour nobody else is
   * given it.
   */
  abstract take(storeId: string, limit: number): Promise<OwedAcknowledgement[]>;

  /** The shop knows. */
  abstract end(owed: OwedAcknowledgement): Promise<void>;

  /**
   * It failed and is owed again, behind the others; no more where the shop has `refused` it and
   * that was the third failure.
   */
  abstract fail(owed: OwedAcknowledgement, refused: boolean): Promise<void>;

  /** Gives back what was not tried. */
  abstract giveBack(owed: readonly OwedAcknowledgement[]): Promise<void>;
}
