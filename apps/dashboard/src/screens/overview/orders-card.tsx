import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/layout/facts';
import { Section } from '../../components/layout/section';
import { Moment } from '../../components/values/moment';
import { StateBadge } from '../../components/values/state-badge';
import { useFormat } from '../../texts/use-format';
import type { Overview } from './overview-queries';

/** The orders of today, what of them waits, and the stock that they hold. */
export function OrdersCard({ overview }: { overview: Overview }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { orders, stockAtRisk } = overview;
  return (
    <Section
      title={t('overview.orders.title')}
      aside={
        orders.unpublished > 0 ? (
          <StateBadge standing="warning">
            {t('overview.orders.unpublished', { count: orders.unpublished })}
          </StateBadge>
        ) : null
      }
    >
      <Facts
        columns={2}
        facts={[
          [t('overview.orders.today'), format.number(orders.today)],
          [t('overview.orders.unacknowledged'), format.number(orders.unacknowledged)],
          [
            t('overview.orders.unpublishedSince'),
            orders.unpublishedSince && <Moment key="since" at={orders.unpublishedSince} />,
          ],
          [
            t('overview.orders.atRisk'),
            t('overview.orders.pieces', {
              count: stockAtRisk.pieces,
              orders: format.number(stockAtRisk.orders),
            }),
          ],
        ]}
      />
    </Section>
  );
}
