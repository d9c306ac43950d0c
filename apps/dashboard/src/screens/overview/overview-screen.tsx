import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoreId } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { DataView } from '../../components/views/data-view';
import { LiveView } from '../../components/views/live-view';
import { useLive } from '../../live/use-live';
import { Alerts } from './alerts';
import { ErpCard, ShopCard } from './side-cards';
import { FlowSection } from './flow-section';
import { liveOverviewAddress, type Overview, overviewQuery } from './overview-queries';
import { OrdersCard } from './orders-card';
import { ProcessesSection } from './processes-section';
import { Promises } from './promises';
import { Verdict } from './verdict';
import { WebhooksCard } from './webhooks/webhooks-card';
import { DifferencesCard } from './differences-card';

/** Whether the shop is right; if not, what is wrong, since when, and where to go on. */
export function OverviewScreen(): ReactNode {
  const { t } = useTranslation();
  const storeId = useStoreId();
  const query = useQuery(overviewQuery(storeId));
  const live = useLive<Overview>(liveOverviewAddress(storeId));
  return (
    <Screen title={t('screens.overview')}>
      <DataView query={query}>
        {(first) => (
          <LiveView live={live} first={first}>
            {(overview) => (
              <Stack gap="lg">
                <Verdict overview={overview} />
                <Alerts alerts={overview.alerts} />
                <Promises overview={overview} />
                <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }}>
                  <ShopCard overview={overview} />
                  <ErpCard overview={overview} />
                  <WebhooksCard overview={overview} />
                  <DifferencesCard overview={overview} />
                  <OrdersCard overview={overview} />
                </SimpleGrid>
                <FlowSection storeId={storeId} />
                <ProcessesSection overview={overview} />
              </Stack>
            )}
          </LiveView>
        )}
      </DataView>
    </Screen>
  );
}
