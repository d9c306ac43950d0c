import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { ActionButton } from '../../components/actions/action-button';

/**
 * Ends the pauses of a shop and the ERP, and tries them at once. Which pauses ended is said, and
 * not that the try succeeded: nobody knows that yet.
 */
export function ResumeNow(props: { storeId: string; isHidden: boolean }): ReactNode {
  const { t } = useTranslation();
  const { storeId, isHidden } = props;
  return (
    <ActionButton
      action={{
        label: t('overview.resume.label'),
        size: 'xs',
        isHidden,
        preview: <Text size="sm">{t('overview.resume.preview')}</Text>,
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/sync/resume', {
              params: { query: { storeId } },
              body: { reason },
            }),
          ),
        told: ({ lifted }) =>
          lifted.length === 0
            ? t('overview.resume.toldNone')
            : t('overview.resume.told', {
                sides: lifted.map((side) => t(`overview.resume.side.${side}`)).join(', '),
              }),
        standing: ({ lifted }) => (lifted.length === 0 ? 'neutral' : 'working'),
      }}
    />
  );
}
