import type { ProductSyncMapping } from '../mapping/product-sync-mapping';
import type { Page } from '../page';
import type { AdoptionDecision, AdoptionGroup, FoundPair } from './adoption-pair';

/** A pair as it is kept, with what an admin has said of it. */
export interface AdoptionPair extends FoundPair {
  readonly id: string;
  readonly decision: AdoptionDecision | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** Why, in the admin's words. */
  readonly decisionReason: string | null;
}

/** How many pairs there are of one group. */
export interface AdoptionCount {
  readonly group: AdoptionGroup;
  readonly pairs: number;
  /** Those of them that are variants or variations. */
  readonly variants: number;
  readonly undecided: number;
}

/** Which pairs a list shows; what is not said does not matter. */
export interface AdoptionFilter {
  readonly group?: AdoptionGroup;
  readonly decided?: boolean;
}

/** What an admin has said, and of which pairs. */
export interface SaidOfPairs {
  readonly decision: AdoptionDecision;
  readonly by: string;
  readonly reason: string;
  readonly pairs: readonly SaidOfPair[];
  /** Of pairs that are adopted: what becomes the mappings of which. */
  readonly mappings: ReadonlyMap<string, ProductSyncMapping>;
}

/** One pair that something was said of. */
export interface SaidOfPair {
  readonly id: string;
  /** Products of the shop that the decision is about. */
  readonly targets: readonly number[];
  /** Those are taken out of the pair, which is still to be decided. */
  readonly staysOpen: boolean;
}

/** Who has which product of a shop. */
export interface KnownMappings {
  /** Ids in the shop by the ERP's ids. */
  readonly byProduct: ReadonlyMap<string, number>;
  /** The ERP's ids by the shop's. */
  readonly byStoreProduct: ReadonlyMap<number, string>;
}

/** What keeps a shop from being written to. */
export interface StillToDecide {
  /** Pairs that are to be decided. */
  readonly undecided: number;
  /**
   * Variable products that were adopted out of several: their variants are to be read and matched.
   */
  readonly unread: number;
}

/** What readings for adoption have found, and what was said of it. */
export abstract class AdoptionPairRepository {
  /**
   * Records all, in steps; what an earlier try left is forgotten. False: the right to carry the run
   * out was lost.
   */
  abstract saveAll(runId: string, token: string, pairs: readonly FoundPair[]): Promise<boolean>;

  /** How many there are, by group. */
  abstract count(runId: string): Promise<AdoptionCount[]>;

  /** A page of them. Throws `ValidationError` for a cursor that is none. */
  abstract page(
    runId: string,
    filter: AdoptionFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<AdoptionPair>>;

  /** Undecided ones of a group after this id: products, or variants. */
  abstract findUndecided(
    runId: string,
    group: AdoptionGroup,
    ofVariants: boolean,
    afterId: string,
    limit: number,
  ): Promise<AdoptionPair[]>;

  /** Single ones, with the variants of those that are products, products first. */
  abstract findWithVariants(runId: string, ids: readonly string[]): Promise<AdoptionPair[]>;

  /** Records what was said, in one transaction. Answers the ids of the pairs that it holds for. */
  abstract decide(runId: string, storeId: string, said: SaidOfPairs): Promise<ReadonlySet<string>>;

  /** What is mapped of a whole store: ids in the shop by the ERP's. */
  abstract findMapped(storeId: string): Promise<ReadonlyMap<string, number>>;

  /** Who has these products of the ERP, and of the shop, by now. */
  abstract findMappings(
    storeId: string,
    productIds: readonly string[],
    storeProductIds: readonly number[],
  ): Promise<KnownMappings>;

  /**
   * What of a store's last reading keeps its shop from being written to. Null: it is being read.
   */
  abstract countToDecide(storeId: string): Promise<StillToDecide | null>;
}

/** Products of shops that are not the ERP's, whatever they are like. */
export abstract class ForeignProductRepository {
  /** All of a store's. */
  abstract findAll(storeId: string): Promise<ReadonlySet<number>>;

  /** Those of these. */
  abstract findAmong(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<ReadonlySet<number>>;
}
