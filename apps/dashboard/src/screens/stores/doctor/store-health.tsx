import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Stethoscope } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import { Section } from '../../../components/layout/section';
import { Moment } from '../../../components/values/moment';
import { DataView } from '../../../components/views/data-view';
import { EmptyView } from '../../../components/views/empty-view';
import { Fault } from '../../../components/views/fault-view';
import type { Store } from '../../../app/store';
import { overviewQuery } from '../../overview/overview-queries';
import { WebhooksCard } from '../../overview/webhooks/webhooks-card';
import { lastCheckQuery } from '../store-queries';
import { Findings, ShopFacts } from './findings';

/** Whether a shop is fit, and whether it tells us of what happens in it. */
export function StoreHealth({ store }: { store: Store }): ReactNode {
  return (
    <Stack>
      <Check id={store.id} />
      {(store.state === 'active' || store.state === 'paused') && <Webhooks id={store.id} />}
    </Stack>
  );
}

function Webhooks({ id }: { id: string }): ReactNode {
  const query = useQuery(overviewQuery(id));
  return <DataView query={query}>{(overview) => <WebhooksCard overview={overview} />}</DataView>;
}

/** What the last check of a shop found, and checking it now. Nothing is changed in the shop. */
function Check({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const last = useQuery(lastCheckQuery(id));
  const check = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/woocommerce/stores/{id}/check', { params: { path: { id } } })),
    onSuccess: (report) => queries.setQueryData(lastCheckQuery(id).queryKey, report),
  });
  const button = (
    <Button
      size="xs"
      variant="default"
      leftSection={<Stethoscope size={16} aria-hidden />}
      loading={check.isPending}
      onClick={() => check.mutate()}
    >
      {t('doctor.check')}
    </Button>
  );
  return (
    <Stack>
      {check.error !== null && <Fault error={check.error} />}
      <DataView query={last}>
        {(report) =>
          report === null ? (
            <EmptyView kind="nothing-yet" title={t('doctor.never')} text={t('doctor.neverText')}>
              {button}
            </EmptyView>
          ) : (
            <>
              <Section
                title={t(`doctor.verdict.${report.verdict}`)}
                aside={
                  <Group gap="sm">
                    <Text size="sm" c="dimmed">
                      <Moment at={report.checkedAt} />
                    </Text>
                    {button}
                  </Group>
                }
              >
                <ShopFacts facts={report.facts} />
              </Section>
              <Findings report={report} />
            </>
          )
        }
      </DataView>
    </Stack>
  );
}
