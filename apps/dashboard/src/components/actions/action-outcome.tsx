import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { STANDING_COLORS } from '../values/state-badge';
import type { Action, ActionWork } from './action';

/** What came of an action, in words; it stays until it is closed. */
export function ActionOutcome<Result>(props: {
  action: Pick<Action<Result>, 'told' | 'standing'>;
  work: ActionWork<Result>;
}): ReactNode {
  const { t } = useTranslation();
  const { action, work } = props;
  if (!work.isSuccess) return null;
  return (
    <Alert
      color={STANDING_COLORS[action.standing?.(work.data) ?? 'good']}
      role="status"
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={work.reset}
    >
      {action.told(work.data)}
    </Alert>
  );
}
