import type { Experiment } from '../../experiment';
import { clocks } from './clocks';
import { killed } from './killed';
import { restored } from './restored';
import { slow } from './slow';

/** What happens to PostgreSQL, and to time. */
export const DATABASE_EXPERIMENTS: readonly Experiment[] = [killed, slow, restored, clocks];
