import { Button, Group, Stack, Text } from '@mantine/core';
import { ExternalLink, Pencil, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import type { components } from '../../api/generated/schema';
import { mayIn, useSignedIn } from '../../app/session';
import { ActionButton } from '../../components/actions/action-button';
import { Exact } from '../../components/values/exact';
import type { Standing } from '../../components/values/state-badge';
import { useCodeTexts } from '../../texts/use-code-texts';
import type { Product } from './product-queries';

type Result = components['schemas']['SyncResultResponse'];

const STANDINGS: Readonly<Record<Result['status'], Standing>> = {
  synced: 'good',
  skipped: 'good',
  pending: 'working',
  superseded: 'neutral',
  cancelled: 'warning',
  dismissed: 'warning',
  failed: 'wrong',
};

/** What can be done with one product; more comes to stand in the same group. */
export function ProductActions({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  const somebody = useSignedIn();
  const { address, adminAddress } = product.shop;
  const elsewhere = (href: string, icon: ReactNode, label: string): ReactNode => (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noreferrer"
      variant="default"
      size="sm"
      leftSection={icon}
    >
      {label}
    </Button>
  );
  return (
    <Group gap="xs" align="flex-start">
      {address !== null &&
        elsewhere(address, <ExternalLink size={16} aria-hidden />, t('product.open'))}
      {adminAddress !== null &&
        elsewhere(adminAddress, <Pencil size={16} aria-hidden />, t('product.edit'))}
      {mayIn(somebody, product.storeId, 'operator') && <PushNow product={product} />}
    </Group>
  );
}

function PushNow({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  const { storeId, productId, plan } = product;
  return (
    <ActionButton<Result>
      action={{
        label: t('product.push.label'),
        icon: <Upload size={16} aria-hidden />,
        preview: (
          <Stack gap={4}>
            <Text size="sm">{t('product.push.preview')}</Text>
            {plan !== null && (
              <Text size="sm" fw={600}>
                {t(`product.plan.${plan}`)}
              </Text>
            )}
          </Stack>
        ),
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/sync/product/{productId}', {
              params: { path: { productId }, query: { storeId } },
              // What somebody changed in the shop since is set right, too.
              body: { reason, force: true },
            }),
          ),
        told: (result) => <Told result={result} />,
        standing: ({ status }) => STANDINGS[status],
      }}
    />
  );
}

/** What became of it, as the service answered. */
function Told({ result }: { result: Result }): ReactNode {
  const { t } = useTranslation();
  const codes = useCodeTexts();
  const { status, note, error } = result;
  return (
    <Stack gap={4} maw={420}>
      <Text size="sm" fw={600}>
        {t(`product.push.told.${status}`)}
      </Text>
      {note !== null && <Text size="sm">{note}</Text>}
      {error !== null && (
        <Text size="sm">
          {codes(error.code).means ?? error.message} <Exact>{error.code}</Exact>
        </Text>
      )}
    </Stack>
  );
}
