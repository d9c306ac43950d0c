import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Exact } from './exact';

/** What something is about: a product, a category or an order, with what is known of it. */
export interface Subject {
  readonly subjectKind: 'product' | 'category' | 'order';
  readonly subjectId: string;
  readonly sku?: string | null;
}

/** A product or an order, with a link to its screen; a category, which has none. */
export function SubjectLink({ subjectKind, subjectId, sku }: Subject): ReactNode {
  const shown = <Exact>{sku == null || sku === '' ? subjectId : sku}</Exact>;
  if (subjectKind === 'category') return shown;
  return (
    <Anchor
      size="sm"
      renderRoot={(props) =>
        subjectKind === 'product' ? (
          <Link
            to="/products/$productId"
            params={{ productId: subjectId }}
            search={({ store }) => ({ store })}
            {...props}
          />
        ) : (
          <Link
            to="/orders/$orderId"
            params={{ orderId: subjectId }}
            search={({ store }) => ({ store })}
            {...props}
          />
        )
      }
    >
      {shown}
    </Anchor>
  );
}
