import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../app/store';
import { type Standing, StateBadge } from '../../components/values/state-badge';

const STANDINGS: Readonly<Record<Store['state'], Standing>> = {
  draft: 'neutral',
  active: 'good',
  paused: 'warning',
  leaving: 'warning',
};

/** Whether a shop is kept right. */
export function StoreState({ state }: Pick<Store, 'state'>): ReactNode {
  const { t } = useTranslation();
  return <StateBadge standing={STANDINGS[state]}>{t(`stores.state.${state}`)}</StateBadge>;
}
