import { Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ListView } from '../../../components/lists/list-view';
import type { Column } from '../../../components/lists/record-list';
import { Exact } from '../../../components/values/exact';
import { useFormat } from '../../../texts/use-format';
import { type AdoptionGroup, type AdoptionPair, adoptionPairsQuery } from '../store-queries';

/**
 * What was found of one group, pair by pair: both sides, by what they match, and what speaks
 * against it.
 */
export function AdoptionPairs(props: { id: string; group: AdoptionGroup }): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(adoptionPairsQuery(props.id, props.group));
  return (
    <ListView
      label={t(`adoption.group.${props.group}.name`)}
      query={query}
      columns={useColumns()}
      rowKey={({ id }) => id}
      noRows={{ kind: 'nothing-yet', title: t('adoption.noPairs') }}
    />
  );
}

function useColumns(): readonly Column<AdoptionPair>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'erp',
        title: t('adoption.erp'),
        width: 'minmax(180px, 1fr)',
        cell: ({ erp }) => (erp === null ? '–' : <Side {...erp} />),
      },
      {
        key: 'shop',
        title: t('adoption.shop'),
        width: 'minmax(180px, 1fr)',
        cell: ({ shop, candidates }) => {
          const found = shop ?? candidates[0];
          return found === undefined ? '–' : <Side {...found} />;
        },
      },
      {
        key: 'by',
        title: t('adoption.by'),
        width: '160px',
        cell: ({ matchedBy, score }) => (
          <Text size="sm">
            {matchedBy === null ? '–' : t(`adoption.matchedBy.${matchedBy}`)}
            {score !== null && ` (${format.percent(score)})`}
          </Text>
        ),
      },
      {
        key: 'against',
        title: t('adoption.against'),
        width: '180px',
        cell: ({ reasons }) => (reasons.length === 0 ? '–' : reasons.join(', ')),
      },
      {
        key: 'decision',
        title: t('adoption.decisionIs'),
        width: '140px',
        cell: ({ decision }) =>
          decision === null ? '–' : t(`adoption.decision.${decision}.label`),
      },
    ],
    [t, format],
  );
}

function Side(props: { sku: string; name: string; price: string }): ReactNode {
  return (
    <Stack gap={0}>
      <Text size="sm" truncate>
        {props.name}
      </Text>
      <Text size="xs" c="dimmed">
        <Exact>{props.sku === '' ? '–' : props.sku}</Exact> · {props.price}
      </Text>
    </Stack>
  );
}
