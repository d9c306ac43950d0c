import { startStoreDouble, type StoreDouble } from '../../../../apps/sandbox/src/store';
import type { BehaviourName } from '../../../../apps/sandbox/src/store/behaviour/behaviours';
import { isObject } from '../../suite/shop/json';
import { References } from '../references';
import type { RecordedSequence, Recording, Step, StepAnswer } from '../step';
import { StepSender } from '../step-sender';
import { AnswerComparison } from './compare-answers';
import { IdPairs } from './id-pairs';

const KEY = {
  key: 'ck_differential',
  secret: 'cs_differential',
  permissions: 'read_write',
} as const;

/** A step that was replayed, and where the double answered otherwise than the recorded shop. */
export interface ComparedStep {
  readonly sequence: string;
  /** Its place in the sequence, from 0. */
  readonly at: number;
  readonly step: Step;
  readonly differences: readonly string[];
}

/** Replays every sequence against a double of its own, and compares every answer. */
export async function replayRecording(
  recording: Recording,
  off: readonly BehaviourName[] = [],
): Promise<ComparedStep[]> {
  const compared: ComparedStep[] = [];
  let orphans = 0;
  for (const sequence of recording.sequences) {
    const replayed = await replay(sequence, recording, { off, orphans });
    compared.push(...replayed.steps);
    orphans = replayed.orphans;
  }
  return compared;
}

/** What a double begins a sequence with. */
interface Start {
  readonly off: readonly BehaviourName[];
  /**
   * Variations without a product that sequences before it left behind: no key can remove them
   * (fact 60).
   */
  readonly orphans: number;
}

async function replay(
  sequence: RecordedSequence,
  { shop }: Recording,
  { off, orphans }: Start,
): Promise<{ readonly steps: ComparedStep[]; readonly orphans: number }> {
  let now = 0;
  const { timeZone, currency, country, taxes, overTls } = shop;
  const double = await startStoreDouble({
    preset: 'instant',
    behindTls: overTls,
    keys: [KEY],
    settings: { timeZone, currency, country, taxes },
    off,
    now: () => now,
  });
  double.catalogue.orphans = orphans;
  try {
    const sender = senderFor(double, overTls);
    const [references, ids] = [new References(), new IdPairs()];
    const compared: ComparedStep[] = [];
    for (const [at, { answer, ...step }] of sequence.steps.entries()) {
      now = Math.max(now, step.method === 'GET' ? answer.at : writtenAt(answer));
      const came = await sender.send(step, references);
      references.add(came.body);
      const route = step.route.startsWith('/') ? step.route : `/${step.route}`;
      const differences = new AnswerComparison(ids, route).compare(answer, came);
      compared.push({ sequence: sequence.name, at, step, differences });
    }
    return { steps: compared, orphans: double.catalogue.orphans };
  } finally {
    await double.close();
  }
}

function senderFor({ url }: StoreDouble, overTls: boolean): StepSender {
  return new StepSender({
    url: new URL(url),
    credentials: KEY,
    scheme: overTls ? 'basic' : 'oauth',
    insecure: false,
  });
}

/** A write that takes long is answered later than what it wrote is dated. */
const LONGEST_WRITE_MS = 30_000;

/** When the shop wrote what it answers, as far as that tells; else when it answered. */
function writtenAt({ at, body }: StepAnswer): number {
  const dates = isObject(body) ? [body['date_modified_gmt'], body['date_created_gmt']] : [];
  const written = dates
    .filter((date) => typeof date === 'string')
    .map((date) => Date.parse(`${date}Z`))
    .find((instant) => instant <= at && instant > at - LONGEST_WRITE_MS);
  return written ?? at;
}
