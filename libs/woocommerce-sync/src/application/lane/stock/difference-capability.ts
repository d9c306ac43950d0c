import { Injectable } from '@nestjs/common';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';

const DIFFERENCES = 'stock-differences';

/** After so many hours a shop that ignored them is tried again: it may have been updated. */
const FORGOTTEN_AFTER_HOURS = 24;

/** Knows which shops take stock as differences (fact 43): the first one that is sent shows it. */
@Injectable()
export class DifferenceCapability {
  constructor(private readonly capabilities: StoreCapabilityRepository) {}

  /** Whether a shop takes them; null while nobody knows, or has tried for a day. */
  find(storeId: string): Promise<boolean | null> {
    return this.capabilities.find(storeId, DIFFERENCES, FORGOTTEN_AFTER_HOURS);
  }

  /** Remembers it. */
  keep(storeId: string, present: boolean): Promise<void> {
    return this.capabilities.keep(storeId, DIFFERENCES, present);
  }
}
