import type { Judge } from '../evidence';

/** So large may a process of the service be at any time, in MB. */
const MOST_MB = 300;

/** B: no process of the service was ever larger than that. */
export const judgeMemory: Judge = ({ peakRssMb }) =>
  peakRssMb <= MOST_MB ? [] : [{ invariant: 'B', detail: `A process took ${peakRssMb} MB` }];
