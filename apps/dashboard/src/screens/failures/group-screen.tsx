import { Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, useSignedIn } from '../../app/session';
import { useStoreId } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { Section } from '../../components/layout/section';
import { ListView } from '../../components/lists/list-view';
import type { Column } from '../../components/lists/record-list';
import { Moment } from '../../components/values/moment';
import { StateBadge } from '../../components/values/state-badge';
import { SubjectLink } from '../../components/values/subject-link';
import { useFormat } from '../../texts/use-format';
import { Cause, useCause } from './cause';
import {
  type FailedItem,
  failedItemsQuery,
  type FailureGroup,
  failureGroupsQuery,
} from './failure-queries';
import { SettleGroup } from './settle-group';

/** One cause: what failed for it, and trying it again or giving it up. */
export function FailureGroupScreen(): ReactNode {
  const { t } = useTranslation();
  const { group: id } = useParams({ from: '/signed-in/failures/$group' });
  const storeId = useStoreId();
  const somebody = useSignedIn();
  const causeOf = useCause();
  const items = useInfiniteQuery(failedItemsQuery(storeId, id));
  const groups = useQuery(failureGroupsQuery(storeId));
  const group = useLastKnown(groups.data?.items.find((one) => one.id === id));
  return (
    <Screen
      title={group === undefined ? t('failures.group') : causeOf(group)}
      actions={
        mayIn(somebody, storeId, 'operator') && items.data !== undefined ? (
          <SettleGroup storeId={storeId} group={id} />
        ) : null
      }
    >
      {group !== undefined && (
        <Section title={t('failures.todo')}>
          <Cause group={group} />
        </Section>
      )}
      <ListView
        label={t('failures.items')}
        query={items}
        columns={useColumns()}
        rowKey={(item) => item.id}
        noRows={{
          kind: 'nothing-wrong',
          title: t('failures.groupEmpty'),
          text: t('failures.groupEmptyText'),
        }}
      />
    </Screen>
  );
}

/** A group of which nothing is left is none any more; what it was about is still shown. */
function useLastKnown(group: FailureGroup | undefined): FailureGroup | undefined {
  const [known, setKnown] = useState(group);
  if (group !== undefined && group !== known) setKnown(group);
  return group ?? known;
}

function useColumns(): readonly Column<FailedItem>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'subject',
        title: t('failures.subject'),
        width: 'minmax(110px, 150px)',
        cell: ({ subjectKind, productId, sku }) => (
          <SubjectLink subjectKind={subjectKind} subjectId={productId} sku={sku} />
        ),
      },
      {
        key: 'name',
        title: t('failures.name'),
        width: 'minmax(160px, 1fr)',
        cell: ({ name }) => (
          <Text size="sm" lineClamp={2}>
            {name ?? '–'}
          </Text>
        ),
      },
      {
        key: 'reason',
        title: t('failures.reason'),
        width: 'minmax(200px, 1.4fr)',
        cell: ({ error }) => error?.message ?? '–',
      },
      {
        key: 'attempts',
        title: t('failures.attempts'),
        width: '64px',
        align: 'end',
        cell: ({ attempts }) => format.number(attempts),
      },
      {
        key: 'next',
        title: t('failures.next'),
        width: '170px',
        cell: ({ canRetry }) => (
          <StateBadge standing={canRetry ? 'working' : 'wrong'}>
            {canRetry ? t('failures.retriedByItself') : t('failures.waitsForYou')}
          </StateBadge>
        ),
      },
      {
        key: 'last',
        title: t('failures.lastTry'),
        width: '110px',
        cell: ({ lastAttempt, requestedAt }) => <Moment at={lastAttempt ?? requestedAt} />,
      },
    ],
    [t, format],
  );
}
