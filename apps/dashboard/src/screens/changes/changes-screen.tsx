import { Text } from '@mantine/core';
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
import { Subject, Times } from './change-cells';
import { ChangeFilterFields } from './change-filters';
import { ChangeState, CodeWords, useOriginWords } from './change-words';
import { type Change, changesQuery } from './changes-queries';

const ROW_PX = 60;

/** New changes are looked for this often, while the beginning of the list is seen. */
const ANEW_MS = 5_000;

/** What was asked for, of which product or order, and what became of it. */
export function ChangesScreen(): ReactNode {
  const { t } = useTranslation();
  const { store: _, ...values } = useSearch({ from: '/signed-in/changes' });
  const storeId = useStoreId();
  const filters = useFilters(values);
  const options = changesQuery(storeId, values);
  const [isAtTop, setIsAtTop] = useBeginning(options.queryKey);
  const query = useInfiniteQuery({ ...options, refetchInterval: isAtTop ? ANEW_MS : false });
  return (
    <Screen title={t('screens.changes')} text={t('changes.text')}>
      <ChangeFilterFields values={values} filters={filters} />
      <ListView
        label={t('screens.changes')}
        query={query}
        columns={useColumns()}
        rowKey={({ id }) => id}
        rowHeight={ROW_PX}
        onTop={setIsAtTop}
        noRows={{ kind: 'nothing-yet', title: t('changes.none'), text: t('changes.noneText') }}
        clear={filters.clear}
      />
    </Screen>
  );
}

function useColumns(): readonly Column<Change>[] {
  const { t } = useTranslation();
  const origin = useOriginWords();
  return useMemo(
    () => [
      {
        key: 'what',
        title: t('changes.what'),
        width: 'minmax(220px, 2fr)',
        cell: (change) => <Subject change={change} />,
      },
      {
        key: 'type',
        title: t('changes.type'),
        width: '84px',
        cell: ({ type }) => t(`types.${type}`),
      },
      {
        key: 'state',
        title: t('changes.stateIs'),
        width: '124px',
        cell: ({ state }) => <ChangeState state={state} />,
      },
      {
        key: 'code',
        title: t('changes.code'),
        width: 'minmax(150px, 1.2fr)',
        cell: ({ code, reason }) => <CodeWords code={code} reason={reason} />,
      },
      {
        key: 'origin',
        title: t('changes.askedBy'),
        width: 'minmax(120px, 1fr)',
        cell: (change) => (
          <Text size="sm" lineClamp={2} title={change.origin.reason}>
            {origin(change.origin)}
          </Text>
        ),
      },
      {
        key: 'times',
        title: t('changes.asked'),
        width: '150px',
        cell: (change) => <Times change={change} />,
      },
    ],
    [t, origin],
  );
}
