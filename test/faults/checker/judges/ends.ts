import type { Judge } from '../evidence';

/** L: when all is quiet nothing waits and nothing is under way, and what failed says why. */
export const judgeEnds: Judge = ({ items, unrest }) => [
  ...(unrest === null ? [] : [{ invariant: 'L' as const, detail: unrest }]),
  ...items
    .filter(({ status }) => status === 'pending' || status === 'syncing')
    .map(({ syncType, productId, status }) => ({
      invariant: 'L' as const,
      detail: `${syncType} of ${productId} is still ${status}`,
    })),
  ...items
    .filter(({ status, errorCode }) => status === 'failed' && errorCode === null)
    .map(({ syncType, productId }) => ({
      invariant: 'L' as const,
      detail: `${syncType} of ${productId} failed without a reason`,
    })),
];
