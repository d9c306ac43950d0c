import { Alert, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/values/moment';
import { useCodeTexts } from '../../texts/use-code-texts';
import type { Product } from './product-queries';
import type { SideHeads } from './sides-table';

/** How each side stands, and why it could not be asked; one that failed hides no other. */
export function sideHeadsOf(product: Product): SideHeads {
  return {
    erp: <ErpHead erp={product.erp} />,
    sent: <SentHead mapping={product.mapping} />,
    shop: <ShopHead shop={product.shop} readAt={product.readAt} />,
  };
}

function ErpHead({ erp }: Pick<Product, 'erp'>): ReactNode {
  const { t } = useTranslation();
  if (erp.state === 'missing') return <Quiet>{t('product.notInErp')}</Quiet>;
  if (erp.problem !== null) return <SideFault {...erp.problem} />;
  return (
    <Quiet>
      {erp.status !== null && t(`product.erpStatus.${erp.status}`)}
      {erp.version !== null && ` · ${t('product.version', { version: erp.version })}`}
      {erp.updatedAt !== null && (
        <>
          {' · '}
          <Moment at={erp.updatedAt} />
        </>
      )}
    </Quiet>
  );
}

function SentHead({ mapping }: Pick<Product, 'mapping'>): ReactNode {
  const { t } = useTranslation();
  if (mapping === null) return <Quiet>{t('product.neverSent')}</Quiet>;
  return (
    <>
      <Quiet>
        {t(`mappings.status.${mapping.status}`)} · <Moment at={mapping.lastSynced} />
      </Quiet>
      {Object.entries(mapping.problems).map(([where, problem]) => (
        <SideFault key={where} code={where} message={problem} />
      ))}
    </>
  );
}

function ShopHead({ shop, readAt }: Pick<Product, 'shop' | 'readAt'>): ReactNode {
  const { t } = useTranslation();
  if (shop.problem !== null) return <SideFault {...shop.problem} />;
  if (shop.state === 'missing') return <Quiet>{t('product.notInShop')}</Quiet>;
  return (
    <Quiet>
      {shop.status !== null && `${shop.status} · `}
      {t('product.read')} <Moment at={readAt} />
    </Quiet>
  );
}

function Quiet({ children }: { children: ReactNode }): ReactNode {
  return (
    <Text size="xs" c="dimmed" component="div" fw={400}>
      {children}
    </Text>
  );
}

function SideFault({ code, message }: { code: string; message: string }): ReactNode {
  const codes = useCodeTexts();
  return (
    <Alert color="red" mt={6} p="xs" role="alert" title={codes(code).means ?? undefined}>
      <Text size="xs">{message}</Text>
      <Text size="xs" className="exact">
        {code}
      </Text>
    </Alert>
  );
}
