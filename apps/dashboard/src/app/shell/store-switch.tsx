import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { storesQuery, useStoreId } from '../store';

/** Chooses the shop that all screens are about; not there where there is one shop alone. */
export function StoreSwitch(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const storeId = useStoreId();
  const stores = useQuery(storesQuery).data?.items ?? [];
  if (stores.length < 2) return null;
  return (
    <Select
      aria-label={t('shell.shop')}
      size="xs"
      w={150}
      allowDeselect={false}
      searchable={stores.length > 8}
      value={storeId}
      data={stores.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(store) => {
        if (store !== null) void navigate({ to: '.', search: { store } });
      }}
    />
  );
}
