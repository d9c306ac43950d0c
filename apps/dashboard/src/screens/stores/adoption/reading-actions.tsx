import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import { ActionButton } from '../../../components/actions/action-button';

/**
 * Has a shop read, or calls that off, with a reason. Both stay where they are while the reading
 * begins and ends, so that what came of them does.
 */
export function ReadingActions(props: {
  id: string;
  isReading: boolean;
  /** Whether they stand below what says that there is nothing yet. */
  isCentred: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { id, isReading, isCentred } = props;
  const path = { id };
  return (
    <Stack gap="xs" align={isCentred ? 'center' : 'stretch'}>
      <ActionButton
        action={{
          label: t('adoption.read'),
          size: 'xs',
          isHidden: isReading,
          preview: <Text size="sm">{t('adoption.text')}</Text>,
          run: (reason) =>
            bodyOf(
              api.POST('/api/v1/woocommerce/stores/{id}/adoption', {
                params: { path },
                body: { reason },
              }),
            ),
          told: () => t('adoption.readTold'),
          standing: () => 'working',
        }}
      />
      <ActionButton
        action={{
          label: t('adoption.callOff.label'),
          size: 'xs',
          isHidden: !isReading,
          preview: <Text size="sm">{t('adoption.callOff.text')}</Text>,
          run: (reason) =>
            bodyOf(
              api.DELETE('/api/v1/woocommerce/stores/{id}/adoption', {
                params: { path },
                body: { reason },
              }),
            ),
          told: ({ status }) =>
            t(status === 'cancelled' ? 'adoption.callOff.told' : 'adoption.callOff.tooLate'),
          standing: ({ status }) => (status === 'cancelled' ? 'good' : 'warning'),
        }}
      />
    </Stack>
  );
}
