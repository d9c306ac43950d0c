import { Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/layout/section';
import { ListView } from '../../../components/lists/list-view';
import { useFilters } from '../../../components/lists/use-filters';
import { DataView } from '../../../components/views/data-view';
import { EmptyView } from '../../../components/views/empty-view';
import { type DriftFilters, driftReportQuery, type RunProgress } from '../run-queries';
import { DriftCounts } from './drift-counts';
import { DriftFilterBar } from './drift-filter-bar';
import { RepairDrift } from './repair-drift';
import { useFindingColumns } from './finding-columns';

/** What a comparison found: by kind and field, each with both values, and setting it right. */
export function DriftDetails({ id }: { id: string; progress: RunProgress | null }): ReactNode {
  const { t } = useTranslation();
  const { finding, field } = useSearch({ from: '/signed-in/runs/$kind/$runId' });
  const filters = useFilters({ finding, field });
  const named: DriftFilters = {
    ...(finding === undefined ? {} : { kinds: [finding] }),
    ...(field === undefined ? {} : { fields: [field] }),
  };
  const query = useInfiniteQuery(driftReportQuery(id, named));
  const columns = useFindingColumns();
  return (
    <DataView query={query}>
      {({ pages: [report] }) => {
        if (report === undefined || (report.status === 'running' && report.counts.length === 0))
          return null;
        if (report.counts.length === 0)
          return report.status === 'completed' ? (
            <EmptyView
              kind="nothing-wrong"
              title={t(report.underWay === 0 ? 'runs.drift.nothing' : 'runs.drift.nothingFound')}
              text={
                report.underWay === 0
                  ? t('runs.drift.nothingText', { count: report.products })
                  : t('runs.drift.underWayText', { count: report.underWay })
              }
            />
          ) : null;
        return (
          <Stack gap="lg">
            <Section title={t('runs.drift.found')} text={t('runs.drift.foundText')}>
              <DriftCounts counts={report.counts} />
            </Section>
            <Section title={t('runs.drift.findings')}>
              <DriftFilterBar
                counts={report.counts}
                finding={finding}
                field={field}
                filters={filters}
              />
              <RepairDrift id={id} report={report} filters={named} />
              <ListView
                label={t('runs.drift.findings')}
                query={query}
                columns={columns}
                rowKey={(row) =>
                  [row.kind, row.storeProductId, row.productId, row.variantId, row.group].join(' ')
                }
                noRows={{ kind: 'nothing-wrong', title: t('runs.drift.nothingFound') }}
                clear={filters.clear}
              />
            </Section>
          </Stack>
        );
      }}
    </DataView>
  );
}
