import { Anchor, Group, Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoreId } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { ListView } from '../../components/lists/list-view';
import type { Column } from '../../components/lists/record-list';
import { TextFilter } from '../../components/lists/text-filter';
import { useFilters } from '../../components/lists/use-filters';
import { Moment } from '../../components/values/moment';
import { useFormat } from '../../texts/use-format';
import { type Order, ordersQuery } from './order-queries';
import { ORDER_STATUSES, OrderStatus } from './order-status';
import { Told } from './told';

/** The shop's orders on their way to the ERP. */
export function OrdersScreen(): ReactNode {
  const { t } = useTranslation();
  const { status, number } = useSearch({ from: '/signed-in/orders' });
  const storeId = useStoreId();
  const filters = useFilters({ status, number });
  const query = useInfiniteQuery(
    ordersQuery(storeId, {
      ...(status === undefined ? {} : { status }),
      ...(number === undefined ? {} : { number }),
    }),
  );
  return (
    <Screen title={t('screens.orders')} text={t('orders.text')}>
      <Group gap="sm">
        <TextFilter
          label={t('orders.number')}
          value={number}
          onChange={(value) => filters.set({ number: value })}
        />
        <Select
          aria-label={t('orders.statusIs')}
          placeholder={t('orders.anyStatus')}
          clearable
          value={status ?? null}
          data={ORDER_STATUSES.map((value) => ({ value, label: t(`orders.status.${value}`) }))}
          onChange={(value) => filters.set({ status: value ?? undefined })}
        />
      </Group>
      <ListView
        label={t('screens.orders')}
        query={query}
        columns={useColumns()}
        rowKey={({ orderId }) => String(orderId)}
        noRows={{ kind: 'nothing-yet', title: t('orders.none'), text: t('orders.noneText') }}
        clear={filters.clear}
      />
    </Screen>
  );
}

function useColumns(): readonly Column<Order>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      { key: 'number', title: t('orders.number'), width: '120px', cell: NumberOf },
      {
        key: 'status',
        title: t('orders.statusIs'),
        width: '150px',
        cell: ({ status }) => <OrderStatus status={status} />,
      },
      {
        key: 'customer',
        title: t('orders.customer'),
        width: 'minmax(160px, 1fr)',
        cell: CustomerOf,
      },
      {
        key: 'total',
        title: t('orders.total'),
        width: '130px',
        align: 'end',
        cell: ({ order }) =>
          order?.total == null ? '–' : format.money(order.total, order.currency),
      },
      {
        key: 'told',
        title: t('orders.told'),
        width: '170px',
        cell: ({ publishedAt }) => <Told at={publishedAt} />,
      },
      {
        key: 'changed',
        title: t('orders.changed'),
        width: '150px',
        cell: ({ changedAt }) => <Moment at={changedAt} />,
      },
    ],
    [t, format],
  );
}

function NumberOf({ orderId, number }: Order): ReactNode {
  return (
    <Anchor
      fw={600}
      renderRoot={(props) => (
        <Link
          to="/orders/$orderId"
          params={{ orderId: String(orderId) }}
          search={({ store }) => ({ store })}
          {...props}
        />
      )}
    >
      #{number}
    </Anchor>
  );
}

function CustomerOf({ order }: Order): ReactNode {
  const name = order === null ? '' : `${order.billing.firstName} ${order.billing.lastName}`.trim();
  return (
    <Text size="sm" truncate>
      {name === '' ? '–' : name}
    </Text>
  );
}
