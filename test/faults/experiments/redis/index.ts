import type { Experiment } from '../../experiment';
import { cutSubscriber } from './cut-subscriber';
import { downAtStart } from './down-at-start';
import { downInTheMiddle } from './down-in-the-middle';
import { evicting } from './evicting';
import { wiped } from './wiped';

/** What happens to Redis. */
export const REDIS_EXPERIMENTS: readonly Experiment[] = [
  wiped,
  downAtStart,
  downInTheMiddle,
  evicting,
  cutSubscriber,
];
