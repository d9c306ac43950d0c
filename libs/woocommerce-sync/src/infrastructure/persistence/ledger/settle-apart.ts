import type { SecretRegistry } from '@cypher/platform';
import { type EntityManager, QueryFailedError } from 'typeorm';
import { subjectOf } from '../../../domain/mapping/doubts';
import { FIELD_GROUPS } from '../../../domain/fields/product-fields';
import type { Settlement } from '../../../domain/ledger/sync.repository';
import type { Doubt } from '../../../domain/mapping/doubts';
import type { SettledItems } from '../../metrics/sync-counters';
import { closeAuditEntries } from '../audit/audit.statement';
import { doubtMappings } from '../mappings/mapping.statement';
import { recordOutcome, settleItems, type Outcome } from './settle.statement';

/** Data that PostgreSQL cannot hold, and broken constraints (its manual, appendix A). */
const REFUSED_STATES = /^2[23]/;

const REASON = {
  code: 'UNEXPECTED',
  message: 'What became of it could not be recorded; see the log',
};

/** What is told of a subject whose end PostgreSQL refused. */
export type ToldOf = (error: unknown, subjectId: string) => void;

/** Whether PostgreSQL refuses what it was given, and would so again. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as Error & { code?: string };
  return code !== undefined && REFUSED_STATES.test(code);
}

/**
 * Records a delivery subject by subject, each behind a savepoint: what PostgreSQL refuses of one
 * keeps no other from being recorded. The items of such a one fail, and nothing of it is believed.
 * Part of the settling transaction.
 */
export async function recordApart(
  manager: EntityManager,
  settlement: Settlement,
  secrets: SecretRegistry,
  toldOf: ToldOf,
): Promise<readonly SettledItems[]> {
  const { storeId } = settlement;
  const settled: SettledItems[] = [];
  for (const [subjectId, outcome] of bySubject(settlement)) {
    try {
      settled.push(
        ...(await manager.transaction((inner) => recordOutcome(inner, storeId, outcome, secrets))),
      );
    } catch (error) {
      if (!isRefused(error)) throw error;
      toldOf(error, subjectId);
      for (const item of outcome.items) item.failUnexpectedly(REASON);
      settled.push(...(await settleItems(manager, outcome.items, secrets)));
      await doubtMappings(manager, storeId, doubtsOf(outcome), secrets);
    }
  }
  try {
    await manager.transaction((inner) => closeAuditEntries(inner, settlement.closedCalls, secrets));
  } catch (error) {
    if (!isRefused(error)) throw error;
    toldOf(error, 'the audit');
  }
  return settled;
}

function bySubject(settlement: Settlement): Map<string, Outcome> {
  const outcomes = new Map<string, { -readonly [K in keyof Outcome]: Outcome[K][number][] }>();
  const of = (subjectId: string) => {
    const known = outcomes.get(subjectId);
    if (known !== undefined) return known;
    const made = { items: [], mappings: [], doubts: [], staleMappings: [], followUps: [] };
    outcomes.set(subjectId, made);
    return made;
  };
  for (const item of settlement.items) of(item.subjectId).items.push(item);
  for (const mapping of settlement.mappings)
    of(mapping.parentProductId ?? mapping.internalProductId).mappings.push(mapping);
  for (const doubt of settlement.doubts) of(subjectOf(doubt)).doubts.push(doubt);
  for (const id of settlement.staleMappings) of(id).staleMappings.push(id);
  for (const request of settlement.followUps) of(request.subjectId).followUps.push(request);
  return outcomes;
}

function doubtsOf({ mappings, doubts }: Outcome): Doubt[] {
  return [
    ...doubts,
    ...mappings.map(({ internalProductId, parentProductId }) => ({
      productId: internalProductId,
      ...(parentProductId === null ? {} : { parentProductId }),
      groups: FIELD_GROUPS,
    })),
  ];
}
