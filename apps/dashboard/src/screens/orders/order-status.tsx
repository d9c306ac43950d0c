import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Standing, StateBadge } from '../../components/values/state-badge';

/** The states of WooCommerce itself; shops may have others, which are shown by their names. */
export const ORDER_STATUSES = [
  'pending',
  'on-hold',
  'processing',
  'completed',
  'cancelled',
  'refunded',
  'failed',
  'gone',
] as const;

const STANDINGS: Readonly<Record<string, Standing>> = {
  'on-hold': 'warning',
  processing: 'working',
  completed: 'good',
  failed: 'wrong',
  gone: 'wrong',
};

/** How an order stands in the shop. */
export function OrderStatus({ status }: { status: string }): ReactNode {
  const { t } = useTranslation();
  const known = ORDER_STATUSES.find((name) => name === status);
  return (
    <StateBadge standing={STANDINGS[status] ?? 'neutral'}>
      {known === undefined ? status : t(`orders.status.${known}`)}
    </StateBadge>
  );
}
