import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/layout/section';
import { Unfold } from '../../../components/layout/unfold';
import { DataView } from '../../../components/views/data-view';
import { priceQuery, type Product } from '../product-queries';
import { PriceSteps } from './price-steps';

/** Why the price is what it is; asked only where somebody wants to know, or it differs. */
export function PriceSection({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  const { variant } = useSearch({ from: '/signed-in/products/$productId' });
  const differs = product.fields.some((one) => one.group === 'price' && one.differs === true);
  return (
    <Section title={t('product.price.title')} text={t('product.price.text')}>
      <div>
        <Unfold label={t('product.price.explain')} isOpenAtFirst={differs || variant !== undefined}>
          {() => <Chain product={product} />}
        </Unfold>
      </div>
    </Section>
  );
}

function Chain({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/products/$productId' });
  const { variant } = useSearch({ from: '/signed-in/products/$productId' });
  const { storeId, productId, variants } = product;
  const known = variants.find(({ variantId }) => variantId === variant) ?? variants[0];
  const query = useQuery(priceQuery(storeId, known?.variantId ?? productId));
  return (
    <Stack gap="sm" mt="xs">
      {known !== undefined && (
        <Select
          label={t('product.price.variant')}
          maw={320}
          allowDeselect={false}
          searchable={variants.length > 8}
          value={known.variantId}
          data={variants.map(({ variantId, sku }) => ({
            value: variantId,
            label: sku ?? variantId,
          }))}
          onChange={(value) =>
            void navigate({
              replace: true,
              search: (before) => ({ ...before, ...(value === null ? {} : { variant: value }) }),
            })
          }
        />
      )}
      <DataView query={query}>{({ steps }) => <PriceSteps steps={steps} />}</DataView>
    </Stack>
  );
}
