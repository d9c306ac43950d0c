import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/layout/section';
import { Unfold } from '../../components/layout/unfold';
import { EmptyView } from '../../components/views/empty-view';
import type { ComparedField, Product, Variant } from './product-queries';
import { SHOWN_FIELDS, type ShownFields } from './shown-fields';
import { sideHeadsOf } from './side-heads';
import { SidesTable } from './sides-table';

/** How many fields the shop shows otherwise than the ERP wants them. */
export function differencesOf(fields: readonly ComparedField[]): number {
  return fields.filter(({ differs }) => differs === true).length;
}

/** All fields of a product, side by side; only those that differ, unless all are asked for. */
export function FieldsSection({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  const show = useShown(product);
  const fields = shownOf(product.fields, show);
  return (
    <Section
      title={t('product.sides')}
      text={t('product.sidesText')}
      aside={<Switch show={show} />}
    >
      <SidesTable label={t('product.sides')} fields={fields} heads={sideHeadsOf(product)} />
      {fields.length === 0 && <EmptyView kind="nothing-wrong" title={t('product.noneDiffer')} />}
    </Section>
  );
}

/** The variants of a product, each side by side where it is opened. */
export function VariantsSection({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  const show = useShown(product);
  const { variant: asked } = useSearch({ from: '/signed-in/products/$productId' });
  if (product.variants.length === 0) return null;
  return (
    <Section title={t('product.variants', { count: product.variants.length })}>
      {product.variants.map((variant) => (
        <OneVariant
          key={variant.variantId}
          variant={variant}
          show={show}
          isAsked={variant.variantId === asked}
        />
      ))}
    </Section>
  );
}

function OneVariant(props: { variant: Variant; show: ShownFields; isAsked: boolean }): ReactNode {
  const { t } = useTranslation();
  const { variant, show } = props;
  const count = differencesOf(variant.fields);
  const name = variant.sku ?? variant.variantId;
  return (
    <Unfold
      isOpenAtFirst={props.isAsked || count > 0}
      label={
        <span>
          <span className="exact">{name}</span> ·{' '}
          {count > 0 ? t('product.differing', { count }) : t('product.noneDiffer')}
        </span>
      }
    >
      {() => <SidesTable label={name} fields={shownOf(variant.fields, show)} />}
    </Unfold>
  );
}

function shownOf(fields: readonly ComparedField[], show: ShownFields): readonly ComparedField[] {
  return show === 'all' ? fields : fields.filter(({ differs }) => differs === true);
}

/** As the address says; or else what differs, where something does. */
function useShown({ fields, variants }: Product): ShownFields {
  const { show } = useSearch({ from: '/signed-in/products/$productId' });
  const all = [...fields, ...variants.flatMap((variant) => variant.fields)];
  return show ?? (differencesOf(all) > 0 ? 'differing' : 'all');
}

function Switch({ show }: { show: ShownFields }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/products/$productId' });
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('product.show.title')}
      value={show}
      data={SHOWN_FIELDS.map((value) => ({ value, label: t(`product.show.${value}`) }))}
      onChange={(value) =>
        void navigate({ replace: true, search: (before) => ({ ...before, show: value }) })
      }
    />
  );
}
