import { Text } from '@mantine/core';
import { Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { ActionButton } from '../../components/actions/action-button';

/** Tells the ERP of an order once more. */
export function RepublishOrder(props: { storeId: string; orderId: number }): ReactNode {
  const { t } = useTranslation();
  const { storeId, orderId: id } = props;
  return (
    <ActionButton
      action={{
        label: t('orders.republish.label'),
        icon: <Send size={16} aria-hidden />,
        preview: <Text size="sm">{t('orders.republish.preview')}</Text>,
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/orders/{id}/republish', {
              params: { path: { id }, query: { storeId } },
              body: { reason },
            }),
          ),
        told: ({ eventIds }) => t('orders.republish.told', { count: eventIds.length }),
      }}
    />
  );
}
