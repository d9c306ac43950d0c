import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Standing } from '../values/state-badge';

/** Something that changes something: what it is called, what it will do, and how it is done. */
export interface Action<Result> {
  readonly label: string;
  /** What will happen, before it does: with numbers where there are some. */
  readonly preview: ReactNode;
  readonly run: (reason: string) => Promise<Result>;
  /** What did happen, in words, from what the service answered. */
  readonly told: (result: Result) => ReactNode;
  /** How good that is; left out where an answer means that it was done. */
  readonly standing?: (result: Result) => Standing;
  /** What has to be typed letter by letter before it is done, in any case. */
  readonly typed?: string;
  readonly isDangerous?: boolean;
  readonly isDisabled?: boolean;
  /** It cannot be done any more, as after it was; what came of it stays. */
  readonly isHidden?: boolean;
  /** False while the preview still asks for its numbers: nothing is done before they are shown. */
  readonly isReady?: boolean;
  /** Called as the preview opens. */
  readonly onOpen?: () => void;
  readonly icon?: ReactNode;
  readonly size?: 'xs' | 'sm';
}

/** How the doing of an action stands. */
export type ActionWork<Result> = UseMutationResult<Result, Error, string>;

/** Does an action; whatever came of it, what is shown may be no more so and is asked anew. */
export function useActionWork<Result>(
  run: Action<Result>['run'],
  onSuccess: () => void,
): ActionWork<Result> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess,
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
}
