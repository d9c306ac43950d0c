import type { Experiment } from '../../experiment';
import { killedBeforeAccounting } from './killed-before-accounting';

/** What happens to stock while it is sold. */
export const STOCK_EXPERIMENTS: readonly Experiment[] = [killedBeforeAccounting];
