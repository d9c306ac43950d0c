import { Alert, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Download, FileSearch, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import { useStoreId } from '../../../app/store';
import { Screen } from '../../../components/layout/screen';
import { Section } from '../../../components/layout/section';
import { useFilters } from '../../../components/lists/use-filters';
import type { Plan } from '../../../components/plans/plan';
import { PlanView } from '../../../components/plans/plan-view';
import { Fault } from '../../../components/views/fault-view';
import { WaitView } from '../../../components/views/wait-view';
import { StartFullSync } from './start-full-sync';

interface Options {
  readonly force: boolean;
  readonly askShop: boolean;
}

/** What a full sync would do, before it does it. */
export function PlanScreen(): ReactNode {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/runs/plan' });
  const storeId = useStoreId();
  const filters = useFilters({});
  const options = { force: search.force === 'yes', askShop: search.askShop === 'yes' };
  const plan = useMutation({ mutationFn: () => planOf(storeId, options) });
  const change = (name: keyof Options, isOn: boolean): void => {
    plan.reset();
    filters.set({ [name]: isOn ? 'yes' : undefined });
  };
  return (
    <Screen title={t('runs.plan.title')} text={t('runs.plan.text')}>
      <Section title={t('runs.plan.options')}>
        <Stack gap="sm">
          <Switch
            label={t('runs.plan.askShop')}
            description={t('runs.plan.askShopText')}
            checked={options.askShop}
            onChange={({ currentTarget }) => change('askShop', currentTarget.checked)}
          />
          <Switch
            label={t('runs.plan.force')}
            description={t('runs.plan.forceText')}
            checked={options.force}
            onChange={({ currentTarget }) => change('force', currentTarget.checked)}
          />
          <Group>
            <Button
              leftSection={<FileSearch size={16} aria-hidden />}
              loading={plan.isPending}
              onClick={() => plan.mutate()}
            >
              {t('runs.plan.make')}
            </Button>
          </Group>
        </Stack>
      </Section>
      {plan.isPending && <WaitView lines={8} />}
      {plan.error !== null && <Fault error={plan.error} retry={() => plan.mutate()} />}
      {plan.data !== undefined && <Planned storeId={storeId} plan={plan.data} options={options} />}
    </Screen>
  );
}

function Planned(props: { storeId: string; plan: Plan; options: Options }): ReactNode {
  const { t } = useTranslation();
  const { storeId, plan, options } = props;
  const touched = plan.create + plan.update + plan.adopt + plan.trash + plan.gone;
  const file = new URLSearchParams({
    storeId,
    askShop: String(options.askShop),
    force: String(options.force),
  });
  return (
    <>
      <Alert color="indigo" role="status">
        <Text size="sm">{t('runs.plan.looked', { count: plan.totalProducts })}</Text>
      </Alert>
      <Section
        title={t('runs.plan.would')}
        aside={
          <Button
            component="a"
            size="xs"
            variant="default"
            href={`/api/v1/woocommerce/sync/plan.csv?${file.toString()}`}
            download
            leftSection={<Download size={16} aria-hidden />}
          >
            {t('runs.plan.csv')}
          </Button>
        }
      >
        <PlanView plan={plan} />
      </Section>
      <Section title={t('runs.plan.then')} text={t('runs.plan.thenText')}>
        <StartFullSync
          storeId={storeId}
          force={options.force}
          icon={<RefreshCw size={16} aria-hidden />}
          number={
            options.force
              ? t('runs.plan.numberForce', { count: plan.totalProducts })
              : t('runs.plan.number', { count: touched })
          }
        />
      </Section>
    </>
  );
}

/** Nothing is written for a dry run. */
async function planOf(storeId: string, options: Options): Promise<Plan> {
  const answer = await bodyOf(
    api.POST('/api/v1/woocommerce/sync/all', {
      params: { query: { storeId } },
      body: { ...options, dryRun: true },
    }),
  );
  if ('batchId' in answer) throw new Error('A run was answered in place of a plan');
  return answer;
}
