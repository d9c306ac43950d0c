import type { Experiment } from '../../experiment';
import { publishedTwice } from './published-twice';
import { pullKilled } from './pull-killed';

/** What happens while orders are pulled. */
export const ORDER_EXPERIMENTS: readonly Experiment[] = [pullKilled, publishedTwice];
