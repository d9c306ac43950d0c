import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, useSignedIn } from '../../app/session';
import { type Store, storesQuery } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { DataView } from '../../components/views/data-view';
import { NowhereView } from '../../components/views/nowhere-view';
import { StoreAdoption } from './adoption/store-adoption';
import { StoreHealth } from './doctor/store-health';
import { StoreKeys } from './keys/store-keys';
import { StoreRules } from './rules/store-rules';
import { StoreLife } from './store-life';
import { STORE_TABS } from './store-tabs';

/** One shop: is it fit, its keys, its rules, which products are the ERP's, and its state. */
export function StoreScreen(): ReactNode {
  const { storeId } = useParams({ from: '/signed-in/stores/$storeId' });
  const query = useQuery(storesQuery);
  return (
    <DataView query={query}>
      {({ items }) => {
        const store = items.find(({ id }) => id === storeId);
        return store === undefined ? <NowhereView /> : <StoreTabs store={store} />;
      }}
    </DataView>
  );
}

function StoreTabs({ store }: { store: Store }): ReactNode {
  const { t } = useTranslation();
  const { tab = 'health' } = useSearch({ from: '/signed-in/stores/$storeId' });
  const navigate = useNavigate({ from: '/stores/$storeId' });
  const isAdmin = mayIn(useSignedIn(), store.id, 'admin');
  const tabs = isAdmin ? STORE_TABS : (['health'] as const);
  return (
    <Screen title={store.name} text={store.url}>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(chosen) => {
          const next = tabs.find((known) => known === chosen);
          if (next === undefined) return;
          void navigate({ search: (search) => ({ ...search, tab: next }), replace: true });
        }}
      >
        <Tabs.List
          mb="md"
          aria-label={t('stores.tabs.title')}
          style={{ flexWrap: 'nowrap', overflowX: 'auto' }}
        >
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`stores.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="health">
          <StoreHealth store={store} />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <StoreKeys store={store} />
        </Tabs.Panel>
        <Tabs.Panel value="adoption">
          <StoreAdoption id={store.id} />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <StoreRules store={store} />
        </Tabs.Panel>
        <Tabs.Panel value="life">
          <StoreLife store={store} />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
