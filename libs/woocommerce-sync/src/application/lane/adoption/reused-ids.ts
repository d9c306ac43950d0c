import { Injectable } from '@nestjs/common';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { DeliveryRecord } from '../delivery-record';
import { LONGEST_AFTERLIFE_MS } from '../follow-up';
import type { TriedReport } from '../sending/second-tries';

/** Ids of the shop that it gives out once more, as after a backup was restored. */
@Injectable()
export class ReusedIds {
  constructor(private readonly mappings: ProductMappingRepository) {}

  /**
   * Forgets the products that had the ids of what was just made: they are not there any more, and
   * are asked for. The shop makes before it changes: where this delivery changed one of them, it
   * changed what had just been made, which is asked for whole. In any case that is written again
   * after `LONGEST_AFTERLIFE_MS`: until then an older call about the former owner may still reach it.
   * @returns those whose change went into another product
   */
  async forgetFormerOwners(
    record: DeliveryRecord,
    { writes, results }: Pick<TriedReport, 'writes' | 'results'>,
  ): Promise<ReadonlySet<string>> {
    const misdirected = new Set<string>();
    const made = new Map<number, string>();
    for (const [id, write] of writes) {
      const result = results.get(id);
      if (write.kind === 'create' && result?.kind === 'written')
        made.set(result.storeProductId, id);
    }
    if (made.size === 0) return misdirected;
    const owners = await this.mappings.findProductIds(record.delivery.storeId, [...made.keys()]);
    for (const [storeProductId, owner] of owners) {
      const newcomer = made.get(storeProductId);
      if (newcomer === undefined || owner === newcomer) continue;
      record.forget(owner);
      record.ask('product', owner, 'the shop has given its id to another', { force: true });
      record.ask('product', newcomer, 'another product may be written under its id', {
        force: true,
        inDoubtSince: record.now().toISOString(),
        notBefore: new Date(record.now().getTime() + LONGEST_AFTERLIFE_MS),
      });
      if (writes.get(owner)?.kind !== 'update' || results.get(owner)?.kind === 'refused') continue;
      misdirected.add(owner);
      record.ask('product', newcomer, 'another product was written under its id', { force: true });
    }
    return misdirected;
  }
}
