import { Group, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterChanges } from '../../../components/lists/use-filters';
import type { DriftFinding, DriftReport } from '../run-queries';

/** Which findings are shown, and repaired: of those kinds and fields that there are. */
export function DriftFilterBar(props: {
  counts: DriftReport['counts'];
  finding: DriftFinding['kind'] | undefined;
  field: DriftFinding['group'] | undefined;
  filters: FilterChanges;
}): ReactNode {
  const { t } = useTranslation();
  const { counts, filters } = props;
  const kinds = [...new Set(counts.map(({ kind }) => kind))];
  const fields = [...new Set(counts.flatMap(({ group }) => (group === null ? [] : [group])))];
  return (
    <Group gap="sm">
      <Select
        aria-label={t('runs.drift.kind')}
        placeholder={t('runs.drift.anyKind')}
        clearable
        value={props.finding ?? null}
        data={kinds.map((value) => ({ value, label: t(`drift.kind.${value}`) }))}
        onChange={(value) => filters.set({ finding: value ?? undefined })}
      />
      <Select
        aria-label={t('runs.drift.field')}
        placeholder={t('runs.drift.anyField')}
        clearable
        value={props.field ?? null}
        data={fields.map((value) => ({ value, label: t(`drift.field.${value}`) }))}
        onChange={(value) => filters.set({ field: value ?? undefined })}
      />
    </Group>
  );
}
