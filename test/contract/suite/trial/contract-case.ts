import type { Json } from '../shop/json';
import type { Trial } from './trial';

/** What a case asks of the run or of the shop before it can tell anything. */
export type Need =
  | 'plain http'
  | 'TLS'
  | 'a read-only key'
  | 'a write-only key'
  | 'a way back'
  | 'fulfilments'
  | 'a zone other than UTC';

/** One thing that a client of a shop relies on. */
export interface ContractCase {
  /** What the shop does, in the words that the store double has for it. */
  readonly name: string;
  /** Number in the measured facts about WooCommerce. */
  readonly fact: number;
  readonly needs?: readonly Need[];
  /** First WooCommerce version that does it. */
  readonly since?: string;
  /** What is to be seen, equal in every part. */
  readonly expected: Json;
  /** Tries it, and answers what was seen. What it makes is removed at the end of the run. */
  readonly see: (trial: Trial) => Promise<Json>;
}

/** How a case went. */
export interface CaseResult {
  readonly fact: number;
  readonly name: string;
  readonly expected: Json;
  /** What was seen; of a skipped case, why it was. */
  readonly seen: Json;
  readonly status: 'passed' | 'failed' | 'skipped';
}
