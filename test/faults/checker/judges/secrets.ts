import type { Judge } from '../evidence';

/** X: no secret stands in anything that came out of the service. */
export const judgeSecrets: Judge = ({ texts, secrets }) =>
  [...texts].flatMap(([place, text]) =>
    secrets
      .filter((secret) => text.includes(secret))
      .map(() => ({ invariant: 'X' as const, detail: `A secret stands in ${place}` })),
  );
