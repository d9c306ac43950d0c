import { Anchor, Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Unlink } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../components/lists/record-list';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { type Standing, StateBadge } from '../../components/values/state-badge';
import type { Mapping } from './mapping-queries';

const STANDINGS: Readonly<Record<Mapping['status'], Standing>> = {
  in_sync: 'good',
  out_of_sync: 'warning',
  error: 'wrong',
  trashed: 'neutral',
};

/**
 * The columns of the list.
 * @param unlink takes a mapping apart; null for who may not
 */
export function useMappingColumns(
  unlink: ((mapping: Mapping) => void) | null,
): readonly Column<Mapping>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'what',
        title: t('mappings.what'),
        width: 'minmax(200px, 2fr)',
        cell: (mapping) => <Subject mapping={mapping} />,
      },
      {
        key: 'erp',
        title: t('mappings.erpId'),
        width: 'minmax(140px, 1.2fr)',
        cell: ({ productId }) => (
          <Text size="sm" truncate title={productId}>
            <Exact>{productId}</Exact>
          </Text>
        ),
      },
      {
        key: 'shop',
        title: t('mappings.shopId'),
        width: '110px',
        cell: ({ storeProductId }) => <Exact>{storeProductId}</Exact>,
      },
      {
        key: 'status',
        title: t('mappings.statusIs'),
        width: 'minmax(130px, 1fr)',
        cell: (mapping) => <Status mapping={mapping} />,
      },
      {
        key: 'synced',
        title: t('mappings.lastSynced'),
        width: '120px',
        cell: ({ lastSynced }) => <Moment at={lastSynced} />,
      },
      ...(unlink === null ? [] : [unlinkColumn(t('mappings.unlink.short'), unlink)]),
    ],
    [t, unlink],
  );
}

function unlinkColumn(label: string, unlink: (mapping: Mapping) => void): Column<Mapping> {
  return {
    key: 'unlink',
    title: '',
    width: '112px',
    cell: (mapping) =>
      mapping.parentProductId === null ? (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          fw={500}
          leftSection={<Unlink size={14} aria-hidden />}
          aria-label={`${label}: ${mapping.sku ?? mapping.productId}`}
          onClick={() => unlink(mapping)}
        >
          {label}
        </Button>
      ) : null,
  };
}

function Subject({ mapping }: { mapping: Mapping }): ReactNode {
  const { t } = useTranslation();
  const { productId, parentProductId, sku, name } = mapping;
  return (
    <div>
      <Text size="sm" truncate title={name ?? undefined}>
        {name ?? t('mappings.unnamed')}
        {parentProductId !== null && ` (${t('mappings.variant')})`}
      </Text>
      <Anchor
        size="xs"
        display="block"
        truncate
        renderRoot={(props) => (
          <Link
            to="/products/$productId"
            params={{ productId: parentProductId ?? productId }}
            search={({ store }) => ({
              store,
              ...(parentProductId === null ? {} : { variant: productId }),
            })}
            preload={false}
            {...props}
          />
        )}
      >
        <Exact>{sku === null || sku === '' ? productId : sku}</Exact>
      </Anchor>
    </div>
  );
}

function Status({ mapping }: { mapping: Mapping }): ReactNode {
  const { t } = useTranslation();
  const { status, problem } = mapping;
  return (
    <div title={problem ?? undefined}>
      <StateBadge standing={STANDINGS[status]}>{t(`mappings.status.${status}`)}</StateBadge>
      {problem !== null && (
        <Text size="xs" c="dimmed" truncate>
          {problem}
        </Text>
      )}
    </div>
  );
}
