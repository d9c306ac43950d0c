import { Stack, Text } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { type Action, useActionWork } from '../../components/actions/action';
import { ActionDialog } from '../../components/actions/action-dialog';
import { ActionOutcome } from '../../components/actions/action-outcome';
import { Exact } from '../../components/values/exact';
import type { Mapping } from './mapping-queries';

type Unlinked = components['schemas']['UnlinkedMappingResponse'];

/** Taking one mapping apart: how it begins, and what is to be shown of it. */
export interface Unlinking {
  readonly begin: (mapping: Mapping) => void;
  /** What came of the last one; stands above the list, as its row is gone. */
  readonly outcome: ReactNode;
  readonly dialog: ReactNode;
}

/** Forgets which product of the shop it is, once its SKU is typed. */
export function useUnlinking(storeId: string): Unlinking {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const productId = mapping?.productId ?? '';
  const sku = mapping?.sku === null || mapping?.sku === '' ? productId : (mapping?.sku ?? '');
  const [isOpen, setIsOpen] = useState(false);
  const action: Action<Unlinked> = {
    label: t('mappings.unlink.label', { sku }),
    isDangerous: true,
    typed: sku,
    preview: <Preview mapping={mapping} />,
    run: (reason) =>
      bodyOf(
        api.DELETE('/api/v1/woocommerce/mappings/{productId}', {
          params: { path: { productId }, query: { storeId } },
          body: { reason, sku },
        }),
      ),
    told: (result) => (
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {t('mappings.unlink.told', {
            sku: result.sku ?? result.productId,
            id: result.storeProductId,
          })}
        </Text>
        <Text size="sm">
          {t(result.sku === null ? 'mappings.unlink.nextMakes' : 'mappings.unlink.nextFinds')}
        </Text>
      </Stack>
    ),
    standing: (result) => (result.sku === null ? 'warning' : 'good'),
  };
  const close = (): void => setIsOpen(false);
  const work = useActionWork(action.run, close);
  const { reset } = work;
  const begin = useCallback(
    (wanted: Mapping) => {
      reset();
      setMapping(wanted);
      setIsOpen(true);
    },
    [reset],
  );
  return {
    begin,
    outcome: <ActionOutcome action={action} work={work} />,
    dialog: <ActionDialog action={action} work={work} isOpen={isOpen} onClose={close} />,
  };
}

/** What it is tied to, and what the next sync will do once it is not. */
function Preview({ mapping }: { mapping: Mapping | null }): ReactNode {
  const { t } = useTranslation();
  if (mapping === null) return null;
  const hasSku = mapping.sku !== null && mapping.sku !== '';
  return (
    <Stack gap={6}>
      <Text size="sm">
        {mapping.name ?? t('mappings.unnamed')}: {t('mappings.erpId')}{' '}
        <Exact>{mapping.productId}</Exact>, {t('mappings.shopId')}{' '}
        <Exact>{mapping.storeProductId}</Exact>
      </Text>
      <Text size="sm">{t('mappings.unlink.preview')}</Text>
      <Text size="sm">{t(hasSku ? 'mappings.unlink.nextFinds' : 'mappings.unlink.nextMakes')}</Text>
    </Stack>
  );
}
