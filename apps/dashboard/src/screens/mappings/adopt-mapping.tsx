import { Stack, Text, TextInput } from '@mantine/core';
import { Link2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { ActionButton } from '../../components/actions/action-button';
import { Exact } from '../../components/values/exact';

/** Ties a product of the ERP to one that the shop has; the shop is read, and not written. */
export function AdoptMapping({ storeId }: { storeId: string }): ReactNode {
  const { t } = useTranslation();
  const [productId, setProductId] = useState('');
  const [shopId, setShopId] = useState('');
  const isReady = productId.trim() !== '' && /^[1-9]\d*$/.test(shopId.trim());
  return (
    <ActionButton
      action={{
        label: t('mappings.adopt.label'),
        icon: <Link2 size={16} aria-hidden />,
        isReady,
        preview: (
          <Stack gap="sm">
            <Text size="sm">{t('mappings.adopt.preview')}</Text>
            <TextInput
              label={t('mappings.erpId')}
              required
              autoComplete="off"
              maxLength={64}
              value={productId}
              onChange={(event) => setProductId(event.currentTarget.value)}
            />
            <TextInput
              label={t('mappings.shopId')}
              description={t('mappings.adopt.shopIdIs')}
              required
              autoComplete="off"
              inputMode="numeric"
              value={shopId}
              onChange={(event) => setShopId(event.currentTarget.value)}
            />
          </Stack>
        ),
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/mappings/{productId}/adopt', {
              params: { path: { productId: productId.trim() }, query: { storeId } },
              body: { reason, storeProductId: Number(shopId.trim()) },
            }),
          ),
        told: ({ erpSku, shopSku, isSameSku, storeProductId }) => (
          <Stack gap={4} maw={420}>
            <Text size="sm" fw={600}>
              {t('mappings.adopt.told', { id: storeProductId })}
            </Text>
            <Text size="sm">
              {t('mappings.adopt.erpSku')} <Exact>{erpSku}</Exact> · {t('mappings.adopt.shopSku')}{' '}
              <Exact>{shopSku === '' ? '–' : shopSku}</Exact>
            </Text>
            <Text size="sm">{t(isSameSku ? 'mappings.adopt.same' : 'mappings.adopt.other')}</Text>
          </Stack>
        ),
        standing: ({ isSameSku }) => (isSameSku ? 'good' : 'warning'),
      }}
    />
  );
}
