import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/layout/facts';
import { Section } from '../../components/layout/section';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { useFormat } from '../../texts/use-format';
import type { ListedRun } from './run-queries';
import { RunFailure } from './run-failure';
import { Requester, RunStateBadge } from './run-words';

/** A run that nobody can watch any more: what came of it. */
export function ListedRunView({ run }: { run: ListedRun }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('runs.result')} aside={<RunStateBadge state={run.state} />}>
      <RunFailure failure={run.failure} note={run.note} />
      <Facts
        facts={[
          [t('runs.count.found'), format.number(run.counts.found)],
          [
            t('runs.count.failed'),
            run.counts.failed === 0 ? null : format.number(run.counts.failed),
          ],
          [t('runs.started'), <Moment key="start" at={run.startedAt} absolute />],
          [
            t('runs.ended'),
            run.endedAt === null ? null : <Moment key="end" at={run.endedAt} absolute />,
          ],
          [
            t('runs.requestedBy'),
            run.requestedBy === null ? null : <Requester key="by" by={run.requestedBy} />,
          ],
          [t('runs.id'), <Exact key="id">{run.id}</Exact>],
        ]}
      />
      <Group>
        <Onwards kind={run.kind} storeId={run.storeId} />
      </Group>
    </Section>
  );
}

/** Where what it brought is to be seen. */
function Onwards({ kind, storeId }: Pick<ListedRun, 'kind' | 'storeId'>): ReactNode {
  const { t } = useTranslation();
  if (kind === 'order-pull')
    return (
      <Anchor
        size="sm"
        renderRoot={(props) => <Link to="/orders" search={({ store }) => ({ store })} {...props} />}
      >
        {t('runs.toOrders')}
      </Anchor>
    );
  if (kind !== 'adoption') return null;
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link
          to="/stores/$storeId"
          params={{ storeId }}
          search={({ store }) => ({ store, tab: 'adoption' as const })}
          {...props}
        />
      )}
    >
      {t('runs.toAdoption')}
    </Anchor>
  );
}
