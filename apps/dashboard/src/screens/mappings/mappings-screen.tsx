import { Group, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, useSignedIn } from '../../app/session';
import { useStoreId } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { ListView } from '../../components/lists/list-view';
import { TextFilter } from '../../components/lists/text-filter';
import { useFilters } from '../../components/lists/use-filters';
import { AdoptMapping } from './adopt-mapping';
import { useMappingColumns } from './mapping-cells';
import { mappingsQuery } from './mapping-queries';
import { MAPPING_STATUSES } from './mapping-statuses';
import { useUnlinking } from './unlink-mapping';

const ROW_PX = 60;

/** Which product of the shop each of the ERP is; ties them, and takes them apart. */
export function MappingsScreen(): ReactNode {
  const { t } = useTranslation();
  const { store: _, ...values } = useSearch({ from: '/signed-in/mappings' });
  const storeId = useStoreId();
  const mayChange = mayIn(useSignedIn(), storeId, 'operator');
  const filters = useFilters(values);
  const query = useInfiniteQuery(mappingsQuery(storeId, values));
  const { begin, outcome, dialog } = useUnlinking(storeId);
  const columns = useMappingColumns(mayChange ? begin : null);
  return (
    <Screen
      title={t('screens.mappings')}
      text={t('mappings.text')}
      actions={mayChange ? <AdoptMapping storeId={storeId} /> : null}
    >
      {outcome}
      <Group gap="sm">
        <TextFilter label={t('mappings.q')} value={values.q} onChange={(q) => filters.set({ q })} />
        <Select
          aria-label={t('mappings.statusIs')}
          placeholder={t('mappings.anyStatus')}
          clearable
          w={{ base: '100%', xs: 190 }}
          value={values.status ?? null}
          data={MAPPING_STATUSES.map((value) => ({ value, label: t(`mappings.status.${value}`) }))}
          onChange={(status) => filters.set({ status: status ?? undefined })}
        />
      </Group>
      <ListView
        label={t('screens.mappings')}
        query={query}
        columns={columns}
        rowKey={({ productId }) => productId}
        rowHeight={ROW_PX}
        noRows={{ kind: 'nothing-yet', title: t('mappings.none'), text: t('mappings.noneText') }}
        clear={filters.clear}
      />
      {dialog}
    </Screen>
  );
}
