import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** By which who is signed in is held. */
export const SESSION_KEY = ['session'] as const;

const MOST_TRIES = 3;

/** Answers that another try may better: the way there, or the service, has a moment's trouble. */
function mayPass(error: Error): boolean {
  return !(error instanceof ApiProblem) || [429, 502, 503, 504].includes(error.status);
}

/** What the service answers where the page does what another session than its own should. */
const OTHER_SESSION = 'CSRF_TOKEN_INVALID';

/** Holds what the service answered, for all screens. */
export function newQueryClient(): QueryClient {
  const client = new QueryClient({
    mutationCache: new MutationCache({
      // Somebody signed in anew in another tab: the page tells who that is, and asks in their name
      // from then on. Nothing is sent once more by itself, as they may be somebody else.
      onError: (error) => {
        if (error instanceof ApiProblem && error.code === OTHER_SESSION)
          void client.invalidateQueries({ queryKey: SESSION_KEY });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (tries, error) => tries < MOST_TRIES - 1 && mayPass(error),
        retryDelay: (tries) => 500 * 2 ** tries,
      },
      mutations: { retry: false },
    },
  });
  return client;
}
