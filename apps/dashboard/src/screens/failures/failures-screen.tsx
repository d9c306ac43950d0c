import { Button, Group, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoreId } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { type FilterChanges, useFilters } from '../../components/lists/use-filters';
import { DataView } from '../../components/views/data-view';
import { EmptyView } from '../../components/views/empty-view';
import { WaitView } from '../../components/views/wait-view';
import { useCodeTexts } from '../../texts/use-code-texts';
import { FailureCard } from './failure-card';
import { FAILURE_TYPES } from './failure-types';
import { type FailureGroup, failureGroupsQuery, type FailureType } from './failure-queries';

/** What failed, by its causes: what each means, and what to do about it. */
export function FailuresScreen(): ReactNode {
  const { t } = useTranslation();
  const { type, code } = useSearch({ from: '/signed-in/failures' });
  const storeId = useStoreId();
  const query = useQuery(failureGroupsQuery(storeId));
  const filters = useFilters({ type, code });
  const groups = query.data?.items ?? [];
  return (
    <Screen title={t('screens.failures')} text={t('failures.text')}>
      {(groups.length > 0 || filters.clear !== undefined) && (
        <FilterBar groups={groups} type={type} code={code} filters={filters} />
      )}
      <DataView query={query} wait={<WaitView lines={8} />}>
        {({ items }) => (
          <Groups
            all={items}
            shown={items.filter(
              (group) =>
                (type === undefined || group.type === type) &&
                (code === undefined || group.code === code),
            )}
            clear={filters.clear}
          />
        )}
      </DataView>
    </Screen>
  );
}

function FilterBar(props: {
  groups: readonly FailureGroup[];
  type: FailureType | undefined;
  code: string | undefined;
  filters: FilterChanges;
}): ReactNode {
  const { t } = useTranslation();
  const texts = useCodeTexts();
  const { groups, type, code, filters } = props;
  const codes = [...new Set([...groups.map((group) => group.code), ...(code ? [code] : [])])];
  return (
    <Group gap="sm">
      <Select
        aria-label={t('failures.type')}
        placeholder={t('failures.anyType')}
        clearable
        value={type ?? null}
        data={FAILURE_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
        onChange={(value) => filters.set({ type: value ?? undefined })}
      />
      <Select
        aria-label={t('failures.cause')}
        placeholder={t('failures.anyCause')}
        clearable
        w={{ base: '100%', xs: 360 }}
        value={code ?? null}
        data={codes.sort().map((value) => ({ value, label: texts(value).means ?? value }))}
        onChange={(value) => filters.set({ code: value ?? undefined })}
      />
    </Group>
  );
}

function Groups(props: {
  all: readonly FailureGroup[];
  shown: readonly FailureGroup[];
  clear: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation();
  if (props.all.length === 0)
    return (
      <EmptyView kind="nothing-wrong" title={t('failures.none')} text={t('failures.noneText')} />
    );
  if (props.shown.length === 0)
    return (
      <EmptyView kind="nothing-matches" title={t('list.noMatch')} text={t('list.noMatchText')}>
        <Button variant="default" size="xs" onClick={props.clear}>
          {t('list.clear')}
        </Button>
      </EmptyView>
    );
  return (
    <Stack>
      {props.shown.map((group) => (
        <FailureCard key={group.id} group={group} />
      ))}
    </Stack>
  );
}
