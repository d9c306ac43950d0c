import { LONGEST_WAIT_MS } from '../../../domain/ledger/sync-item';
import { PART_TYPES, WHOLE_TYPE } from '../../../domain/ledger/sync-type';
import { literals, milliseconds } from '../sql/literals';

/** No item is to be tried later than this. */
export const LONGEST_WAIT_END = `wc_now() + ${milliseconds(LONGEST_WAIT_MS)}`;

/**
 * Whether an item has waited long enough; one that seems to wait for longer than any does was sent
 * back by another clock.
 */
export const isDue = (item: string): string =>
  `(${item}."next_attempt_at" <= wc_now() OR ${item}."next_attempt_at" > ${LONGEST_WAIT_END})`;

/** Whether two items are about the same product or category of a shop. */
export const ofSameSubject = (one: string, other: string): string =>
  `${one}."store_id" = ${other}."store_id" AND ${one}."subject_kind" = ${other}."subject_kind"
      AND ${one}."product_id" = ${other}."product_id"`;

/** Whether two items are about the same thing, as `requestKey` tells it. */
export const ofSameThing = (one: string, other: string): string =>
  `${ofSameSubject(one, other)} AND ${one}."sync_type" = ${other}."sync_type"`;

/** Whether one item brings what another is a part of, as `makesGood` tells it. */
export const isWholeOf = (whole: string, part: string): string =>
  `${whole}."sync_type" = '${WHOLE_TYPE}' AND ${part}."sync_type" IN (${literals(PART_TYPES)})`;
