import { Anchor, SimpleGrid, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, useSignedIn } from '../../app/session';
import { useStoreId } from '../../app/store';
import { Facts } from '../../components/layout/facts';
import { Screen } from '../../components/layout/screen';
import { Section } from '../../components/layout/section';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { DataView } from '../../components/views/data-view';
import { useFormat } from '../../texts/use-format';
import { OrderEvents } from './order-events';
import { type Order, orderQuery } from './order-queries';
import { OrderStatus } from './order-status';
import { RepublishOrder } from './republish-order';
import { Told } from './told';

type KnownOrder = NonNullable<Order['order']>;

/** One order: what it holds, what was told of it, and telling it once more. */
export function OrderScreen(): ReactNode {
  const { t } = useTranslation();
  const { orderId } = useParams({ from: '/signed-in/orders/$orderId' });
  const storeId = useStoreId();
  const somebody = useSignedIn();
  const query = useQuery(orderQuery(storeId, Number(orderId)));
  const title = t('orders.title', { number: query.data?.number ?? orderId });
  return (
    <Screen
      title={title}
      actions={
        mayIn(somebody, storeId, 'admin') && query.data !== undefined ? (
          <RepublishOrder storeId={storeId} orderId={Number(orderId)} />
        ) : null
      }
    >
      <DataView query={query}>
        {(order) => (
          <>
            <Section title={t('orders.now')}>
              <Facts
                facts={[
                  [t('orders.statusIs'), <OrderStatus key="status" status={order.status} />],
                  [t('orders.told'), <Told key="told" at={order.publishedAt} />],
                  [t('orders.changed'), <Moment key="changed" at={order.changedAt} />],
                  [t('orders.shopId'), <Exact key="id">{order.orderId}</Exact>],
                  [t('orders.version'), order.version],
                ]}
              />
            </Section>
            {order.order === null ? (
              <Section title={t('orders.contents')}>
                <Text size="sm">{t('orders.forgotten')}</Text>
              </Section>
            ) : (
              <Contents order={order.order} />
            )}
            <Section title={t('orders.events')} text={t('orders.eventsText')}>
              <OrderEvents events={order.events} />
            </Section>
          </>
        )}
      </DataView>
    </Screen>
  );
}

function Contents({ order }: { order: KnownOrder }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (amount: string | null): string =>
    amount === null ? '–' : format.money(amount, order.currency);
  return (
    <>
      <Section title={t('orders.contents')}>
        <Lines order={order} />
        <Facts
          facts={[
            [t('orders.shipping'), money(order.shippingTotal)],
            [t('orders.discount'), money(order.discountTotal)],
            [t('orders.tax'), money(order.totalTax)],
            [t('orders.total'), <strong key="total">{money(order.total)}</strong>],
            [t('orders.payment'), order.payment.title === '' ? null : order.payment.title],
            [
              t('orders.paid'),
              order.paidAt === null ? '–' : <Moment key="paid" at={order.paidAt} />,
            ],
          ]}
        />
      </Section>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Section title={t('orders.billing')}>
          <Address address={order.billing} email={order.customer.email} />
        </Section>
        <Section title={t('orders.delivery')}>
          <Address address={order.shipping} />
        </Section>
      </SimpleGrid>
    </>
  );
}

function Lines({ order }: { order: KnownOrder }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.line')}</Table.Th>
            <Table.Th>{t('orders.sku')}</Table.Th>
            <Table.Th ta="end">{t('orders.pieces')}</Table.Th>
            <Table.Th ta="end">{t('orders.total')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {order.lines.map((line, place) => (
            <Table.Tr key={line.lineId ?? place}>
              <Table.Td>
                {line.name}
                {line.productId === null && (
                  <Text size="xs" c="red">
                    {t('orders.unknownProduct')}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {line.productId === null ? (
                  <Exact>{line.sku}</Exact>
                ) : (
                  <ProductLink productId={line.productId} sku={line.sku} />
                )}
              </Table.Td>
              <Table.Td ta="end" className="digits">
                {line.quantity === null ? '–' : format.number(line.quantity)}
              </Table.Td>
              <Table.Td ta="end" className="digits">
                {line.total === null ? '–' : format.money(line.total, order.currency)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ProductLink({ productId, sku }: { productId: string; sku: string }): ReactNode {
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link
          to="/products/$productId"
          params={{ productId }}
          search={({ store }) => ({ store })}
          {...props}
        />
      )}
    >
      <Exact>{sku === '' ? productId : sku}</Exact>
    </Anchor>
  );
}

function Address(props: { address: KnownOrder['billing']; email?: string }): ReactNode {
  const { address, email = '' } = props;
  const lines = [
    `${address.firstName} ${address.lastName}`.trim(),
    address.company,
    address.address1,
    address.address2,
    [address.postcode, address.city, address.state].filter((part) => part !== '').join(' '),
    address.country,
    address.phone,
    email,
  ].filter((line) => line !== '');
  if (lines.length === 0) return <Text size="sm">–</Text>;
  return (
    <Text component="address" size="sm" style={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>
      {lines.join('\n')}
    </Text>
  );
}
