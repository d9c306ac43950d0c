import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Download, FileSearch, GitCompare, RefreshCw, RefreshCwOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import { mayIn, useSignedIn } from '../../../app/session';
import { ActionButton } from '../../../components/actions/action-button';
import { Section } from '../../../components/layout/section';
import { StartFullSync } from './start-full-sync';
import { RunLink } from '../run-link';

/** What can be begun, each with what it does. */
export function StartRuns({ storeId }: { storeId: string }): ReactNode {
  const { t } = useTranslation();
  const somebody = useSignedIn();
  const mayRun = mayIn(somebody, storeId, 'operator');
  const mayPull = mayIn(somebody, storeId, 'orders');
  if (!mayRun && !mayPull) return null;
  return (
    <Section title={t('runs.start.title')}>
      <Group align="flex-start" gap="sm">
        {mayRun && (
          <>
            <PlanLink />
            <StartFullSync
              storeId={storeId}
              force={false}
              icon={<RefreshCw size={16} aria-hidden />}
            />
            <StartFullSync storeId={storeId} force icon={<RefreshCwOff size={16} aria-hidden />} />
            <StartComparison storeId={storeId} />
          </>
        )}
        {mayPull && <PullOrders storeId={storeId} />}
      </Group>
    </Section>
  );
}

function PlanLink(): ReactNode {
  const { t } = useTranslation();
  return (
    <Button
      leftSection={<FileSearch size={16} aria-hidden />}
      renderRoot={(props) => (
        <Link to="/runs/plan" search={({ store }) => ({ store })} {...props} />
      )}
    >
      {t('runs.start.plan')}
    </Button>
  );
}

function StartComparison({ storeId }: { storeId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <ActionButton
      action={{
        label: t('runs.start.drift.label'),
        icon: <GitCompare size={16} aria-hidden />,
        preview: <Text size="sm">{t('runs.start.drift.preview')}</Text>,
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/sync/drift', {
              params: { query: { storeId } },
              body: { reason },
            }),
          ),
        told: ({ id }) => (
          <>
            {t('runs.start.drift.told')}{' '}
            <RunLink kind="drift" id={id} isInText>
              {t('runs.start.watch')}
            </RunLink>
          </>
        ),
      }}
    />
  );
}

function PullOrders({ storeId }: { storeId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <ActionButton
      action={{
        label: t('runs.start.orders.label'),
        icon: <Download size={16} aria-hidden />,
        preview: <Text size="sm">{t('runs.start.orders.preview')}</Text>,
        run: async (reason) => {
          const { response } = await api.POST('/api/v1/woocommerce/pull/orders', {
            params: { query: { storeId, limit: 1 } },
            body: { reason },
          });
          return Number(response.headers.get('x-total-count') ?? 0);
        },
        told: (count) =>
          count === 0 ? t('runs.start.orders.toldNone') : t('runs.start.orders.told', { count }),
        standing: (count) => (count === 0 ? 'neutral' : 'good'),
      }}
    />
  );
}
