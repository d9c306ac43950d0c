import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether the shop is right, and if not, what is wrong. */
export function OverviewScreen(): ReactNode {
  const { t } = useTranslation();
  return <Title order={1}>{t('screens.overview')}</Title>;
}
