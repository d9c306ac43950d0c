import { Alert, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeTexts } from '../../texts/use-code-texts';
import type { RunProgress } from './run-queries';

/** Why a run did not come to its end, and what it says of itself besides. */
export function RunFailure({ failure, note }: Pick<RunProgress, 'failure' | 'note'>): ReactNode {
  const { t } = useTranslation();
  const texts = useCodeTexts();
  const { means, todo } = failure === null ? { means: null, todo: null } : texts(failure.code);
  return (
    <>
      {failure !== null && (
        <Alert color="red" title={means ?? t('runs.failedBy', { code: failure.code })}>
          {todo !== null && <Text size="sm">{todo}</Text>}
          <Text size="sm">{failure.message}</Text>
        </Alert>
      )}
      {note !== null && (
        <Text size="sm">
          {t('runs.note')} {note}
        </Text>
      )}
    </>
  );
}
