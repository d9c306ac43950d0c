import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ForRole } from '../../app/for-role';
import { useStoreId } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { AuditList } from './audit-list';
import { AUDIT_TABS } from './audit-tabs';
import { ProductEvents } from './product-events';

/** Who did what, and what the ERP was told of what happened in the shop. */
export function AuditScreen(): ReactNode {
  const { t } = useTranslation();
  return (
    <ForRole role="admin" title={t('screens.audit')}>
      <Audit />
    </ForRole>
  );
}

function Audit(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/audit' });
  const storeId = useStoreId();
  const { tab = 'actions', store: _, ...filters } = useSearch({ from: '/signed-in/audit' });
  const { productId, since } = filters;
  return (
    <Screen title={t('screens.audit')} text={t('audit.text')}>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => {
          const next = AUDIT_TABS.find((name) => name === value) ?? 'actions';
          void navigate({
            search: ({ store }) => ({ ...(store === undefined ? {} : { store }), tab: next }),
            replace: true,
          });
        }}
      >
        <Tabs.List mb="md" aria-label={t('audit.tabs.title')}>
          {AUDIT_TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`audit.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="actions">
          <AuditList storeId={storeId} filters={filters} />
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <ProductEvents
            storeId={storeId}
            filters={{
              ...(productId === undefined ? {} : { productId }),
              ...(since === undefined ? {} : { since }),
            }}
          />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}
