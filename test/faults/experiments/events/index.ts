import type { Experiment } from '../../experiment';
import { garbageEvents } from './garbage';
import { shuffledCopies } from './shuffled-copies';

/** How events come: too often, too late, among others. */
export const EVENTS_EXPERIMENTS: readonly Experiment[] = [shuffledCopies, garbageEvents];
