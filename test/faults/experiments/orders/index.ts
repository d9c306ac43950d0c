import type { Experiment } from '../../experiment';
import { commandsKilled, fulfilmentsKilled } from './commands-killed';
import { commandsUnanswered } from './commands-unanswered';
import { publishedTwice } from './published-twice';
import { pullKilled } from './pull-killed';

/** What happens while orders are pulled, and while they follow the ERP. */
export const ORDER_EXPERIMENTS: readonly Experiment[] = [
  pullKilled,
  publishedTwice,
  commandsKilled,
  fulfilmentsKilled,
  commandsUnanswered,
];
