import { Injectable } from '@nestjs/common';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import { HeldStockRepository } from '../../../domain/stock/held-stock.repository';
import { StockCheckRepository } from '../../../domain/stock/stock-check.repository';
import { StorePolicy, type StockRule } from '../../ports/store-policy.port';

/** What a shop may offer of the ERP's stock, and what web orders hold of it. */
export interface StockStatus extends StockRule {
  /** Pieces that are sold and not booked, as far as they count. */
  readonly heldPieces: number;
  /** Whether the shop takes stock as a difference; null while it was not tried. */
  readonly takesDifferences: boolean | null;
  /** Writes of stock so far: as differences, and as quantities. */
  readonly written: { readonly differences: number; readonly quantities: number };
  /** Writes that are still to be accounted for. */
  readonly unaccounted: number;
  /** Writes that had erased a sale, which was found and put right. */
  readonly erased: number;
  readonly lastErasedAt: Date | null;
}

/** Says how the stock of a shop stands. */
@Injectable()
export class ReadStockStatus {
  constructor(
    private readonly held: HeldStockRepository,
    private readonly checks: StockCheckRepository,
    private readonly capabilities: StoreCapabilityRepository,
    private readonly policy: StorePolicy,
  ) {}

  /** That of one store. */
  async of(storeId: string): Promise<StockStatus> {
    const rule = this.policy.stockRule(storeId);
    const [heldPieces, accounts, takesDifferences] = await Promise.all([
      this.held.total(storeId, rule.bookedBy),
      this.checks.accounts(storeId),
      this.capabilities.find(storeId, 'stock-differences'),
    ]);
    const { quantity, alone, together } = accounts.tallies;
    return {
      ...rule,
      heldPieces,
      takesDifferences,
      written: { differences: alone.written + together.written, quantities: quantity.written },
      unaccounted: accounts.open,
      erased: quantity.erased + alone.erased + together.erased,
      lastErasedAt: accounts.lastErasedAt,
    };
  }
}
