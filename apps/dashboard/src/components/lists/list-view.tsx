import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { firstPlaceOf } from '../../api/page-place';
import { DataView } from '../views/data-view';
import { type Emptiness, EmptyView } from '../views/empty-view';
import { WaitView } from '../views/wait-view';
import { RecordList, type RecordListProps } from './record-list';

/** One page of a list as the API answers it. */
export interface Page<Row> {
  readonly items: readonly Row[];
}

/** What is told where there are no rows and no filters. */
export interface NoRows {
  readonly kind: Emptiness;
  readonly title: string;
  readonly text?: string;
}

/** A paged list of the API: its rows, or why there are none. */
export function ListView<Row>({
  query,
  noRows,
  clear,
  ...list
}: Omit<RecordListProps<Row>, 'rows' | 'more' | 'firstPlace'> & {
  query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  noRows: NoRows;
  /** Takes all filters away; left out where none is set. */
  clear?: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const firstPlace = firstPlaceOf(query.data);
  return (
    <DataView query={query} wait={<WaitView lines={8} />}>
      {() => {
        if (rows.length > 0)
          return <RecordList {...list} rows={rows} more={query} firstPlace={firstPlace} />;
        if (clear === undefined) return <EmptyView {...noRows} />;
        return (
          <EmptyView kind="nothing-matches" title={t('list.noMatch')} text={t('list.noMatchText')}>
            <Button variant="default" size="xs" onClick={clear}>
              {t('list.clear')}
            </Button>
          </EmptyView>
        );
      }}
    </DataView>
  );
}
