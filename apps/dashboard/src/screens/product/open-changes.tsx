import { Group, Stack, Text } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { mayIn, useSignedIn } from '../../app/session';
import { ActionButton } from '../../components/actions/action-button';
import { Section } from '../../components/layout/section';
import { useCodeTexts } from '../../texts/use-code-texts';
import { Times } from '../changes/change-cells';
import { ChangeState, CodeWords, useOriginWords } from '../changes/change-words';
import type { Product } from './product-queries';

type Item = Product['open'][number];

/** What waits of a product, is on its way, or has failed. */
export function OpenChanges({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  if (product.open.length === 0) return null;
  return (
    <Section title={t('product.openChanges', { count: product.open.length })}>
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {product.open.map((item) => (
          <li key={item.id}>
            <OpenChange product={product} item={item} />
          </li>
        ))}
      </Stack>
    </Section>
  );
}

function OpenChange({ product, item }: { product: Product; item: Item }): ReactNode {
  const { t } = useTranslation();
  const somebody = useSignedIn();
  const origin = useOriginWords();
  const codes = useCodeTexts();
  const todo = item.code === null ? null : codes(item.code).todo;
  return (
    <Group align="flex-start" gap="lg">
      <Group gap="xs" miw={180}>
        <Text size="sm" fw={600}>
          {t(`types.${item.type}`)}
        </Text>
        <ChangeState state={item.state} />
      </Group>
      <div style={{ flex: '1 1 260px', minWidth: 0 }}>
        <CodeWords code={item.code} reason={item.reason} />
        {item.code !== null && item.reason !== null && <Text size="sm">{item.reason}</Text>}
        {todo !== null && (
          <Text size="sm" c="dimmed">
            {todo}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {origin(item.origin)}
        </Text>
      </div>
      <Times change={item} />
      {item.state === 'failed' && mayIn(somebody, product.storeId, 'operator') && (
        <Retry product={product} item={item} />
      )}
    </Group>
  );
}

/** Tries one failed change again: that alone, by its product, type, code and time. */
function Retry({ product, item }: { product: Product; item: Item }): ReactNode {
  const { t } = useTranslation();
  const { storeId, productId } = product;
  const { type: syncType, code, askedAt } = item;
  return (
    <ActionButton
      action={{
        label: t('product.retry.label'),
        size: 'xs',
        icon: <RotateCcw size={14} aria-hidden />,
        preview: <Text size="sm">{t('product.retry.preview')}</Text>,
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/sync/failures/retry', {
              body: {
                storeId,
                reason,
                expected: 1,
                dry: false,
                filter: {
                  syncType,
                  productId,
                  ...(code === null ? {} : { errorCode: code }),
                  since: askedAt,
                  until: new Date(Date.parse(askedAt) + 1).toISOString(),
                },
              },
            }),
          ),
        told: ({ changed }) => t('product.retry.told', { count: changed }),
        standing: ({ changed }) => (changed > 0 ? 'working' : 'warning'),
      }}
    />
  );
}
