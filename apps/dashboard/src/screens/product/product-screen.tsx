import { Alert, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { useStoreId } from '../../app/store';
import { Screen } from '../../components/layout/screen';
import { Exact } from '../../components/values/exact';
import { DataView } from '../../components/views/data-view';
import { EmptyView } from '../../components/views/empty-view';
import { WaitView } from '../../components/views/wait-view';
import { FieldsSection, differencesOf, VariantsSection } from './fields-section';
import { OpenChanges } from './open-changes';
import { PicturesSection } from './pictures-section';
import { PriceSection } from './price/price-section';
import { ProductActions } from './product-actions';
import { type Product, productQuery } from './product-queries';
import { TimelineSection } from './timeline/timeline-section';

/** One product: what the ERP says, what was sent, what the shop shows, and what happened to it. */
export function ProductScreen(): ReactNode {
  const { t } = useTranslation();
  const { productId } = useParams({ from: '/signed-in/products/$productId' });
  const storeId = useStoreId();
  const query = useQuery(productQuery(storeId, productId));
  const product = query.data;
  if (query.error instanceof ApiProblem && query.error.code === 'MAPPING_NOT_FOUND')
    return (
      <Screen title={t('product.title', { id: productId })}>
        <EmptyView
          kind="nothing-matches"
          title={t('product.nowhere.title')}
          text={t('product.nowhere.text')}
        />
        <TimelineSection storeId={storeId} productId={productId} />
      </Screen>
    );
  return (
    <Screen
      title={product === undefined ? t('product.title', { id: productId }) : nameOf(product)}
      text={product === undefined ? undefined : <Known product={product} />}
      actions={product === undefined ? null : <ProductActions product={product} />}
    >
      <DataView query={query} wait={<WaitView lines={10} />}>
        {(found) => (
          <>
            <Verdict product={found} />
            <OpenChanges product={found} />
            <FieldsSection product={found} />
            <VariantsSection product={found} />
            <PicturesSection product={found} />
            <PriceSection product={found} />
            <TimelineSection storeId={storeId} productId={found.productId} />
          </>
        )}
      </DataView>
    </Screen>
  );
}

function nameOf({ erp, fields, sku, productId }: Product): string {
  const shown: unknown = fields.find(({ name }) => name === 'name')?.shop;
  return erp.name ?? (typeof shown === 'string' ? shown : (sku ?? productId));
}

/** By what it is known, here and there. */
function Known({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  const names = [
    [t('product.sku'), product.sku],
    [t('product.erpId'), product.productId],
    [t('product.shopId'), product.mapping?.storeProductId ?? null],
  ] as const;
  return (
    <Group gap="2px 16px">
      {names
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <span key={name}>
            {name} <Exact>{value}</Exact>
          </span>
        ))}
    </Group>
  );
}

/** Whether the shop is right about it, in one sentence that is true. */
function Verdict({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  const { erp, shop, fields, variants, plan, rejected } = product;
  const count = differencesOf([...fields, ...variants.flatMap((variant) => variant.fields)]);
  const next = plan === null ? null : <Text size="sm">{t(`product.plan.${plan}`)}</Text>;
  const says = (color: string, icon: ReactNode, title: string, text: ReactNode): ReactNode => (
    <Alert color={color} icon={icon} title={title} role="status">
      {text === null && rejected.length === 0 ? null : (
        <>
          {text}
          {rejected.map(({ group, code, message }) => (
            <Text key={group} size="sm">
              {t('product.rejected')} {message} <Exact>{code}</Exact>
            </Text>
          ))}
        </>
      )}
    </Alert>
  );
  const warns = <TriangleAlert aria-hidden />;
  if (erp.state === 'missing')
    return says('orange', warns, t('product.shopAlone'), t('product.shopAloneText'));
  if (shop.state === 'missing')
    return says(
      'orange',
      warns,
      t(product.mapping === null ? 'product.erpAlone' : 'product.goneFromShop'),
      next,
    );
  if (erp.state === 'failed' || shop.state === 'failed')
    return says(
      'gray',
      <CircleHelp aria-hidden />,
      t('product.notKnown'),
      t('product.notKnownText'),
    );
  if (rejected.length > 0) return says('orange', warns, t('product.cannotWrite'), null);
  if (count > 0) return says('orange', warns, t('product.differing', { count }), next);
  return says('teal', <CircleCheck aria-hidden />, t('product.right'), null);
}
