import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../components/values/state-badge';

/** Whether the ERP was told: the event was published at `at`; null while it waits. */
export function Told({ at }: { at: string | null }): ReactNode {
  const { t } = useTranslation();
  return at === null ? (
    <StateBadge standing="working">{t('orders.waits')}</StateBadge>
  ) : (
    <StateBadge standing="good">{t('orders.isTold')}</StateBadge>
  );
}
