import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Exact } from '../../components/values/exact';

/** Leads to a product, by its SKU where that is known. */
export function ProductLink(props: { productId: string; sku?: string }): ReactNode {
  const { productId, sku = '' } = props;
  return (
    <Anchor
      size="sm"
      renderRoot={(rest) => (
        <Link
          to="/products/$productId"
          params={{ productId }}
          search={({ store }) => ({ store })}
          {...rest}
        />
      )}
    >
      <Exact>{sku === '' ? productId : sku}</Exact>
    </Anchor>
  );
}
