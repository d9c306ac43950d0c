import { Injectable } from '@nestjs/common';
import type { Taxonomy } from '../../../domain/fields/desired-terms';
import { caselessName } from '../../../domain/catalog/folded-name';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import { TermRepository } from '../../../domain/catalog/term.repository';
import type { ShopTerms, TermResult } from '../../ports/shop/shop-terms.port';
import type { StoreClient } from '../../ports/store-client.port';
import { readList } from '../../blame/whose-fault';
import type { DeliveryRecord } from '../delivery-record';
import { inHalves } from '../../blame/halving';
import { AuditedCall } from '../audited-call';

/** Most terms in one batch call (fact 15). */
const TERMS_PER_CALL = 100;

const BRANDS = 'product-brands';

/** Makes the tags and brands that products need, adopting what the shop has under the same name. */
@Injectable()
export class TermSync {
  constructor(
    private readonly terms: TermRepository,
    private readonly capabilities: StoreCapabilityRepository,
    private readonly calls: AuditedCall,
  ) {}

  /**
   * The shop's ids of these tags by caseless name; one that the shop will not have is left out.
   * Throws faults of the shop.
   */
  async tags(
    record: DeliveryRecord,
    store: StoreClient,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    return this.ensure(record, store, 'tags', names);
  }

  /**
   * The same of brands; null where the shop knows none, which is asked once. Throws an error of the
   * items where that cannot be found out.
   */
  async brands(
    record: DeliveryRecord,
    store: StoreClient,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, number> | null> {
    if (names.length === 0) return new Map();
    const { storeId } = record.delivery;
    let present = await this.capabilities.find(storeId, BRANDS);
    if (present === null) {
      present = await readList(store.health, 'brands', () => store.terms.hasBrands());
      await this.capabilities.keep(storeId, BRANDS, present);
    }
    return present ? this.ensure(record, store, 'brands', names) : null;
  }

  private async ensure(
    record: DeliveryRecord,
    store: StoreClient,
    taxonomy: Taxonomy,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const { storeId } = record.delivery;
    const wanted = new Map(names.map((name) => [caselessName(name), name]));
    const known = await this.terms.find(storeId, taxonomy, [...wanted.keys()]);
    const missing = [...wanted].filter(([key]) => !known.has(key));
    for (let start = 0; start < missing.length; start += TERMS_PER_CALL) {
      const page = missing.slice(start, start + TERMS_PER_CALL);
      // A name that the shop does not take is left out, and costs no other its place.
      const { answers } = await inHalves(store.health, page, (part) =>
        this.make(record, store.terms, taxonomy, part),
      );
      const found = new Map(
        answers.flatMap(([key, term]) =>
          term.kind === 'there' ? [[key, term.storeTermId] as const] : [],
        ),
      );
      await this.terms.keep(storeId, taxonomy, found);
      for (const [key, id] of found) known.set(key, id);
    }
    return known;
  }

  private async make(
    record: DeliveryRecord,
    terms: ShopTerms,
    taxonomy: Taxonomy,
    named: readonly (readonly [key: string, name: string])[],
  ): Promise<(readonly [key: string, term: TermResult])[]> {
    const names = named.map(([, name]) => name);
    const { answer } = await this.calls.make(
      record,
      { action: `${taxonomy}.create`, request: { names }, doubts: [] },
      () => terms.ensure(taxonomy, names),
    );
    return named.flatMap(([key], position) => {
      const term = answer[position];
      return term === undefined ? [] : [[key, term] as const];
    });
  }
}
