import { Group, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ListView } from '../../components/lists/list-view';
import type { Column } from '../../components/lists/record-list';
import { TextFilter } from '../../components/lists/text-filter';
import { TimeFilter } from '../../components/lists/time-filter';
import { useFilters } from '../../components/lists/use-filters';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { StateBadge } from '../../components/values/state-badge';
import { type AuditFilters, type ProductEvent, productEventsQuery } from './audit-queries';
import { ProductLink } from './product-link';

const STANDINGS = { kept: 'good', overruled: 'warning', reported: 'neutral' } as const;

/** What the ERP was told of changes that the shop, or somebody in it, made to products. */
export function ProductEvents(props: {
  storeId: string;
  filters: Pick<AuditFilters, 'productId' | 'since'>;
}): ReactNode {
  const { t } = useTranslation();
  const { storeId, filters } = props;
  const changes = useFilters({ ...filters });
  const query = useInfiniteQuery(productEventsQuery(storeId, filters));
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        <TextFilter
          label={t('audit.product')}
          value={filters.productId}
          onChange={(productId) => changes.set({ productId })}
        />
        <TimeFilter
          label={t('audit.since')}
          value={filters.since}
          onChange={(since) => changes.set({ since })}
        />
      </Group>
      <ListView
        label={t('audit.tabs.events')}
        query={query}
        columns={useColumns()}
        rowKey={({ eventId }) => eventId}
        noRows={{
          kind: 'nothing-yet',
          title: t('audit.events.none'),
          text: t('audit.events.noneText'),
        }}
        clear={changes.clear}
      />
    </Stack>
  );
}

function useColumns(): readonly Column<ProductEvent>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'seen',
        title: t('audit.events.seen'),
        width: '130px',
        cell: ({ seenAt }) => <Moment at={seenAt} />,
      },
      {
        key: 'product',
        title: t('audit.events.product'),
        width: 'minmax(120px, 1fr)',
        cell: ({ productId, sku }) => <ProductLink productId={productId} sku={sku} />,
      },
      {
        key: 'field',
        title: t('audit.events.field'),
        width: '120px',
        cell: ({ field }) => <Exact>{field}</Exact>,
      },
      {
        key: 'change',
        title: t('audit.events.change'),
        width: 'minmax(180px, 2fr)',
        cell: ({ before, after }) => (
          <Exact>
            {valuesOf(before)} → {valuesOf(after)}
          </Exact>
        ),
      },
      {
        key: 'by',
        title: t('audit.events.by'),
        width: '170px',
        cell: ({ by }) => t(`audit.events.of.${by}`),
      },
      {
        key: 'decision',
        title: t('audit.events.decision'),
        width: '150px',
        cell: ({ decision }) => (
          <StateBadge standing={STANDINGS[decision]}>{t(`audit.events.is.${decision}`)}</StateBadge>
        ),
      },
      {
        key: 'told',
        title: t('audit.events.told'),
        width: '130px',
        cell: ({ publishedAt }) =>
          publishedAt === null ? t('audit.events.waits') : <Moment at={publishedAt} />,
      },
    ],
    [t],
  );
}

/** The values of one side of a change: the value alone where there is one. */
function valuesOf(side: Readonly<Record<string, unknown>>): string {
  const values = Object.values(side);
  if (values.length !== 1) return JSON.stringify(side);
  const [value] = values;
  if (value === null || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
