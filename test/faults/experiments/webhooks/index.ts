import type { Experiment } from '../../experiment';
import { changesKilled } from './changes-killed';
import { doubledAndShuffled } from './doubled-and-shuffled';
import { killedBetween } from './killed-between';
import { lateByADay } from './late-by-a-day';
import { lost } from './lost';

/** What becomes of what a shop tells by its webhooks. */
export const WEBHOOK_EXPERIMENTS: readonly Experiment[] = [
  lost,
  doubledAndShuffled,
  lateByADay,
  ...killedBetween,
  ...changesKilled,
];
