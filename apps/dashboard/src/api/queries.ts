import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

const MOST_TRIES = 3;

/** Answers that another try may better: the way there, or the service, has a moment's trouble. */
function mayPass(error: Error): boolean {
  return !(error instanceof ApiProblem) || [429, 502, 503, 504].includes(error.status);
}

/** Holds what the service answered, for all screens. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (tries, error) => tries < MOST_TRIES - 1 && mayPass(error),
        retryDelay: (tries) => 500 * 2 ** tries,
      },
      mutations: { retry: false },
    },
  });
}
