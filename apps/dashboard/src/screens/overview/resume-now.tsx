import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { ActionButton } from '../../components/actions/action-button';

/** Ends the pauses of a shop and the ERP, and tries them at once. */
export function ResumeNow({ storeId }: { storeId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <ActionButton
      action={{
        label: t('overview.resume.label'),
        size: 'xs',
        preview: <Text size="sm">{t('overview.resume.preview')}</Text>,
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/sync/resume', {
              params: { query: { storeId } },
              body: { reason },
            }),
          ),
        told: () => t('overview.resume.told'),
      }}
    />
  );
}
