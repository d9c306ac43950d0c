import { Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';

/** A way past a check of a shop that says no. */
export interface Despite {
  /** The question whether to do it all the same; null before a check has said no. */
  readonly offer: ReactNode;
  /** Does it, in spite of the check where somebody wants that; the reason is why. */
  readonly attempt: <Result>(
    reason: string,
    act: (word: { despite?: string }) => Promise<Result>,
  ) => Promise<Result>;
  /** Begins anew, as where it is asked once more. */
  readonly forget: () => void;
}

/** Offers to overrule a check, where the service has refused something for what it found. */
export function useDespite(): Despite {
  const { t } = useTranslation();
  const [isRefused, setIsRefused] = useState(false);
  const [isWanted, setIsWanted] = useState(false);
  return {
    offer: isRefused ? (
      <Checkbox
        label={t('stores.despite.label')}
        description={t('stores.despite.text')}
        checked={isWanted}
        onChange={(event) => setIsWanted(event.currentTarget.checked)}
      />
    ) : null,
    attempt: async (reason, act) => {
      try {
        return await act(isWanted ? { despite: reason } : {});
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'STORE_UNFIT') setIsRefused(true);
        throw error;
      }
    },
    forget: () => {
      setIsRefused(false);
      setIsWanted(false);
    },
  };
}
