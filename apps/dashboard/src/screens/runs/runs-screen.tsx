import { Group, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoreId } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { ListView } from '../../components/lists/list-view';
import type { Column } from '../../components/lists/record-list';
import { useBeginning } from '../../components/lists/use-beginning';
import { useFilters } from '../../components/lists/use-filters';
import { Moment } from '../../components/values/moment';
import { useFormat } from '../../texts/use-format';
import { RunLink } from './run-link';
import { askedAnew, type ListedRun, type RunFilters, runsQuery } from './run-queries';
import { RUN_KINDS, RUN_STATES } from './run-kinds';
import { Requester, RunStateBadge } from './run-words';
import { StartRuns } from './start/start-runs';

/** All that went over a whole shop: full syncs, comparisons, pulls of orders and adoptions. */
export function RunsScreen(): ReactNode {
  const { t } = useTranslation();
  const { kind, state } = useSearch({ from: '/signed-in/runs' });
  const storeId = useStoreId();
  const filters = useFilters({ kind, state });
  const options = runsQuery(storeId, {
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
  });
  const [isAtTop, setIsAtTop] = useBeginning(options.queryKey);
  const query = useInfiniteQuery({
    ...options,
    refetchInterval: ({ state: { data } }) =>
      isAtTop && askedAnew(data?.pages.flatMap(({ items }) => items) ?? []),
  });
  return (
    <Screen title={t('screens.runs')} text={t('runs.text')}>
      <StartRuns storeId={storeId} />
      <RunFilterBar
        filters={{ ...(kind && { kind }), ...(state && { state }) }}
        onChange={filters.set}
      />
      <ListView
        label={t('screens.runs')}
        query={query}
        columns={useColumns()}
        rowKey={({ kind: kindOf, id }) => `${kindOf} ${id}`}
        onTop={setIsAtTop}
        noRows={{ kind: 'nothing-yet', title: t('runs.none'), text: t('runs.noneText') }}
        clear={filters.clear}
      />
    </Screen>
  );
}

function RunFilterBar(props: {
  filters: RunFilters;
  onChange: (change: { kind?: string | undefined; state?: string | undefined }) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { kind, state } = props.filters;
  return (
    <Group gap="sm">
      <Select
        aria-label={t('runs.kindIs')}
        placeholder={t('runs.anyKind')}
        clearable
        value={kind ?? null}
        data={RUN_KINDS.map((value) => ({ value, label: t(`runs.kind.${value}`) }))}
        onChange={(value) => props.onChange({ kind: value ?? undefined })}
      />
      <Select
        aria-label={t('runs.stateIs')}
        placeholder={t('runs.anyState')}
        clearable
        value={state ?? null}
        data={RUN_STATES.map((value) => ({ value, label: t(`runs.state.${value}`) }))}
        onChange={(value) => props.onChange({ state: value ?? undefined })}
      />
    </Group>
  );
}

function useColumns(): readonly Column<ListedRun>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const count = (name: keyof ListedRun['counts']): Column<ListedRun> => ({
      key: name,
      title: t(`runs.count.${name}`),
      width: '76px',
      align: 'end',
      cell: ({ counts }) => format.number(counts[name]),
    });
    return [
      { key: 'kind', title: t('runs.kindIs'), width: 'minmax(170px, 1fr)', cell: KindOf },
      {
        key: 'state',
        title: t('runs.stateIs'),
        width: '100px',
        cell: ({ state }) => <RunStateBadge state={state} />,
      },
      count('found'),
      count('skipped'),
      count('sent'),
      count('failed'),
      {
        key: 'by',
        title: t('runs.requestedBy'),
        width: 'minmax(90px, 140px)',
        cell: ({ requestedBy }) => <Requester by={requestedBy} />,
      },
      {
        key: 'started',
        title: t('runs.started'),
        width: '110px',
        cell: ({ startedAt }) => <Moment at={startedAt} />,
      },
      {
        key: 'lasted',
        title: t('runs.lasted'),
        width: '76px',
        align: 'end',
        cell: ({ startedAt, endedAt }) =>
          endedAt === null ? '–' : format.span(secondsBetween(startedAt, endedAt)),
      },
    ];
  }, [t, format]);
}

function KindOf({ kind, id, scope }: ListedRun): ReactNode {
  const { t } = useTranslation();
  const known = (['whole', 'watch', 'hints', 'force'] as const).find((one) => one === scope);
  return (
    <>
      <RunLink kind={kind} id={id}>
        {t(`runs.kind.${kind}`)}
      </RunLink>
      {known !== undefined && ` · ${t(`runs.scope.${known}`)}`}
    </>
  );
}

function secondsBetween(from: string, to: string): number {
  return (new Date(to).getTime() - new Date(from).getTime()) / 1000;
}
