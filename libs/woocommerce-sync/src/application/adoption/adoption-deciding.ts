import { Injectable } from '@nestjs/common';
import type {
  AdoptionCandidate,
  AdoptionDecision,
  AdoptionErpSide,
} from '../../domain/adoption/adoption-pair';
import {
  AdoptionPairRepository,
  type AdoptionPair,
  type KnownMappings,
} from '../../domain/adoption/adoption-pair.repository';
import { judge, type AdoptionRefusal } from '../../domain/adoption/adoption-verdict';
import { isProductType } from '../../domain/fields/product-fields';
import { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { Clock } from '../ports/clock.port';

/** What was said, by whom, and of which reading. */
export interface Said {
  readonly runId: string;
  readonly storeId: string;
  readonly decision: AdoptionDecision;
  readonly by: string;
  readonly reason: string;
  /** Count only. */
  readonly dryRun: boolean;
  /** Products of the shop that are meant, by the pairs' ids. */
  readonly chosen: ReadonlyMap<string, number>;
}

/** What a decision has come to so far. */
export class DecisionTally {
  /** Pairs that it holds for. */
  pairs = 0;
  /** Ids of some pairs of each refusal, and how many there are. */
  readonly refusals = new Map<AdoptionRefusal, { count: number; readonly ids: string[] }>();
  /** Shop products by the ERP's products that were adopted. */
  readonly adopted = new Map<string, number>();
  /** Shop products that were adopted. */
  readonly taken = new Set<number>();

  /** Some pairs that it holds for, for the audit. */
  readonly held: HeldPair[] = [];

  /** It holds for these. */
  hold(pairs: readonly HeldPair[]): void {
    this.pairs += pairs.length;
    this.held.push(...pairs.slice(0, MOST_AUDITED - this.held.length));
  }

  refuse(refusal: AdoptionRefusal, id: string): void {
    const some = this.refusals.get(refusal) ?? { count: 0, ids: [] };
    some.count += 1;
    if (some.ids.length < MOST_NAMED) some.ids.push(id);
    this.refusals.set(refusal, some);
  }
}

/** A pair that a decision holds for. */
export interface HeldPair {
  readonly id: string;
  /** The ERP's product or variant; null where only the shop has it. */
  readonly productId: string | null;
  readonly storeProductIds: readonly number[];
}

/** Pairs of one decision that the audit names. */
const MOST_AUDITED = 500;
/** Refused pairs that are named, of each reason. */
const MOST_NAMED = 10;

/** A pair for which the decision holds, as far as it tells by itself. */
interface Judged {
  readonly pair: AdoptionPair;
  readonly targets: readonly AdoptionCandidate[];
  readonly staysOpen: boolean;
}

/** An adoption that nothing stands against. */
interface Adoption {
  readonly erp: AdoptionErpSide;
  readonly target: AdoptionCandidate;
}

/** Decides some pairs: what is adopted becomes a mapping, and nothing goes to the shop. */
@Injectable()
export class AdoptionDeciding {
  constructor(
    private readonly pairs: AdoptionPairRepository,
    private readonly clock: Clock,
  ) {}

  /** Decides these, products before variants, and counts what came of it. */
  async decide(said: Said, pairs: readonly AdoptionPair[], tally: DecisionTally): Promise<void> {
    const judged: Judged[] = [];
    for (const pair of pairs) {
      const verdict = judge(pair, said.decision, said.chosen.get(pair.id) ?? null);
      if (verdict.kind === 'refused') tally.refuse(verdict.refusal, pair.id);
      else judged.push({ pair, targets: verdict.targets, staysOpen: verdict.staysOpen });
    }
    const known = await this.knownOf(said.storeId, judged);
    if (said.decision !== 'adopt') {
      const held = judged.filter((one) => !isForeignOfOurs(said, one, known));
      for (const one of judged)
        if (!held.includes(one)) tally.refuse('ALREADY_ADOPTED', one.pair.id);
      return this.record(said, held, new Map(), tally);
    }
    const held: Judged[] = [];
    const mappings = new Map<string, ProductSyncMapping>();
    for (const one of judged) {
      const [target] = one.targets;
      const { erp } = one.pair;
      if (erp === null || target === undefined) continue;
      const refusal = refusalOf({ erp, target }, known, tally);
      if (refusal !== null) {
        tally.refuse(refusal, one.pair.id);
        continue;
      }
      held.push(one);
      tally.taken.add(target.storeProductId);
      if (erp.variantId === null) tally.adopted.set(erp.productId, target.storeProductId);
      mappings.set(one.pair.id, this.mappingOf(said.storeId, { erp, target }));
    }
    await this.record(said, held, mappings, tally);
  }

  private async record(
    { runId, storeId, decision, by, reason, dryRun }: Said,
    judged: readonly Judged[],
    mappings: ReadonlyMap<string, ProductSyncMapping>,
    tally: DecisionTally,
  ): Promise<void> {
    if (dryRun || judged.length === 0) {
      tally.hold(judged.map(heldOf));
      return;
    }
    const pairs = judged.map(({ pair: { id }, targets, staysOpen }) => {
      return { id, targets: targets.map((one) => one.storeProductId), staysOpen };
    });
    const held = await this.pairs.decide(runId, storeId, { decision, by, reason, pairs, mappings });
    tally.hold(judged.filter(({ pair }) => held.has(pair.id)).map(heldOf));
    for (const { id } of pairs) if (!held.has(id)) tally.refuse('MAPPED_ELSEWHERE', id);
  }

  private knownOf(storeId: string, judged: readonly Judged[]): Promise<KnownMappings> {
    const erpIds = judged.flatMap(({ pair: { erp } }) =>
      erp === null ? [] : [erp.productId, erp.variantId ?? erp.productId],
    );
    const shopIds = judged.flatMap(({ targets }) => targets.map((one) => one.storeProductId));
    return this.pairs.findMappings(storeId, erpIds, shopIds);
  }

  /** The same as the lane's own adoption makes. */
  private mappingOf(storeId: string, { erp, target }: Adoption): ProductSyncMapping {
    const now = this.clock.now();
    if (erp.variantId !== null) {
      const parent = ProductSyncMapping.adopt(storeId, erp.productId, target.parentId, now);
      return ProductSyncMapping.adoptVariant(parent, erp.variantId, target.storeProductId, now);
    }
    const mapping = ProductSyncMapping.adopt(storeId, erp.productId, target.storeProductId, now);
    if (isProductType(target.type)) mapping.knowType(target.type);
    if (!target.hasImages) mapping.knowNoImages();
    if (target.status === 'trash') mapping.markTrashed(0, now);
    return mapping;
  }
}

function heldOf({ pair: { id, erp }, targets }: Judged): HeldPair {
  const productId = erp === null ? null : (erp.variantId ?? erp.productId);
  return { id, productId, storeProductIds: targets.map((one) => one.storeProductId) };
}

/** Whether what is said to be foreign is mapped by now. */
function isForeignOfOurs({ decision }: Said, { targets }: Judged, known: KnownMappings): boolean {
  return (
    decision === 'foreign' &&
    targets.some(({ storeProductId }) => known.byStoreProduct.has(storeProductId))
  );
}

/** What stands against an adoption by now; null for nothing. */
function refusalOf(
  { erp, target }: Adoption,
  { byProduct, byStoreProduct }: KnownMappings,
  { adopted, taken }: DecisionTally,
): AdoptionRefusal | null {
  const id = erp.variantId ?? erp.productId;
  const has = byProduct.get(id) ?? target.storeProductId;
  const owner = byStoreProduct.get(target.storeProductId) ?? id;
  if (has !== target.storeProductId || owner !== id || taken.has(target.storeProductId))
    return 'MAPPED_ELSEWHERE';
  if (erp.variantId === null)
    return (adopted.get(id) ?? target.storeProductId) === target.storeProductId
      ? null
      : 'MAPPED_ELSEWHERE';
  const parent = adopted.get(erp.productId) ?? byProduct.get(erp.productId);
  return parent === target.parentId ? null : 'PARENT_NOT_ADOPTED';
}
