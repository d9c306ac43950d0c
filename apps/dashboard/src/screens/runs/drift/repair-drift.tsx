import { Text } from '@mantine/core';
import { Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import { ActionButton } from '../../../components/actions/action-button';
import type { DriftFilters, DriftReport } from '../run-queries';

/** Sets right what the filter names, all where it names nothing; the number is shown before. */
export function RepairDrift(props: {
  id: string;
  report: DriftReport;
  filters: DriftFilters;
}): ReactNode {
  const { t } = useTranslation();
  const { id, report, filters } = props;
  const count = repairableOf(report, filters);
  const isNarrowed = filters.kinds !== undefined || filters.fields !== undefined;
  return (
    <ActionButton
      action={{
        label: t(isNarrowed ? 'runs.repair.labelThese' : 'runs.repair.label'),
        icon: <Wrench size={16} aria-hidden />,
        isDisabled: count === 0 || report.status === 'running',
        preview: <Text size="sm">{t('runs.repair.preview', { count })}</Text>,
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/sync/drift/{id}/repair', {
              params: { path: { id } },
              body: { ...filters, reason },
            }),
          ),
        told: ({ repairsAsked }) =>
          repairsAsked === 0
            ? t('runs.repair.toldNone')
            : t('runs.repair.told', { count: repairsAsked }),
        standing: ({ repairsAsked }) => (repairsAsked === 0 ? 'warning' : 'working'),
      }}
    />
  );
}

/** What the shop alone knows cannot be set right; what was asked for already is not asked again. */
function repairableOf({ counts }: DriftReport, { kinds, fields }: DriftFilters): number {
  return counts
    .filter(
      ({ kind, group }) =>
        group !== null &&
        (kinds === undefined || kinds.includes(kind)) &&
        (fields === undefined || fields.includes(group)),
    )
    .reduce((sum, { findings, repairsAsked }) => sum + findings - repairsAsked, 0);
}
