import { Button, Group, Select } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextFilter } from '../../components/lists/text-filter';
import { TimeFilter } from '../../components/lists/time-filter';
import type { FilterChanges } from '../../components/lists/use-filters';
import { CHANGE_STATES, SPANS, SYNC_TYPES } from './change-filter-words';
import type { ChangeFilters } from './changes-queries';

/** What the list is of; all of it stands in the address. */
export function ChangeFilterFields(props: {
  values: ChangeFilters;
  filters: FilterChanges;
}): ReactNode {
  const { t } = useTranslation();
  const { values, filters } = props;
  const choice = (
    name: 'state' | 'type' | 'span',
    data: readonly { readonly value: string; readonly label: string }[],
  ): ReactNode => (
    <Select
      aria-label={t(`changes.filter.${name}`)}
      placeholder={t(`changes.filter.${name}`)}
      clearable
      w={{ base: '100%', xs: 150 }}
      value={values[name] ?? null}
      data={[...data]}
      onChange={(value: string | null) => filters.set({ [name]: value ?? undefined })}
    />
  );
  return (
    <Group gap="sm">
      <TextFilter
        label={t('changes.filter.q')}
        width={240}
        value={values.q}
        onChange={(q) => filters.set({ q })}
      />
      {choice(
        'state',
        CHANGE_STATES.map((value) => ({ value, label: t(`changes.state.${value}`) })),
      )}
      {choice(
        'type',
        SYNC_TYPES.map((value) => ({ value, label: t(`types.${value}`) })),
      )}
      <TextFilter
        label={t('changes.filter.code')}
        width={190}
        value={values.code}
        onChange={(code) => filters.set({ code })}
      />
      {choice(
        'span',
        SPANS.map((value) => ({ value, label: t(`changes.filter.spans.${value}`) })),
      )}
      {values.span === 'between' && <Between values={values} filters={filters} />}
      {values.run !== undefined && (
        <Button
          variant="default"
          fw={400}
          rightSection={<X size={14} aria-hidden />}
          aria-label={t('changes.filter.anyRun')}
          onClick={() => filters.set({ run: undefined })}
        >
          {t('changes.filter.run', { run: values.run.slice(0, 8) })}
        </Button>
      )}
    </Group>
  );
}

function Between(props: { values: ChangeFilters; filters: FilterChanges }): ReactNode {
  const { t } = useTranslation();
  return (['since', 'until'] as const).map((name) => (
    <TimeFilter
      key={name}
      label={t(`changes.filter.${name}`)}
      isLabelled={false}
      value={props.values[name]}
      onChange={(moment) => props.filters.set({ [name]: moment })}
    />
  ));
}
