import type { Experiment } from '../../experiment';
import { frozen } from './frozen';
import { killedAfterCreate } from './killed-after-create';
import { killedAfterFullAnswer } from './killed-after-full-answer';
import { killedAgainAndAgain } from './killed-again-and-again';
import { killedAtEveryPoint } from './killed-at-every-point';
import { killedBeforeCall } from './killed-before-call';
import { oneSku } from './one-sku';
import { rollingStop } from './rolling-stop';

/** What happens to the service's own processes. */
export const WORKER_EXPERIMENTS: readonly Experiment[] = [
  killedAfterCreate,
  killedAfterFullAnswer,
  killedBeforeCall,
  killedAgainAndAgain,
  killedAtEveryPoint,
  frozen,
  rollingStop,
  oneSku,
];
