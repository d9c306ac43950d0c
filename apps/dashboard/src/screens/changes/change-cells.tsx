import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { useNow } from '../../live/use-now';
import type { Change } from './changes-queries';

/** What is changed: its name, and by what it is known, with the way to it. */
export function Subject({ change }: { change: Change }): ReactNode {
  const { t } = useTranslation();
  const { subjectKind, subjectId, sku, name } = change;
  const known = sku === null || sku === '' ? subjectId : sku;
  const title = subjectKind === 'order' ? t('changes.order', { number: name ?? known }) : name;
  const where =
    subjectKind === 'order'
      ? ({ to: '/orders/$orderId', params: { orderId: subjectId } } as const)
      : ({ to: '/products/$productId', params: { productId: subjectId } } as const);
  return (
    <div>
      <Text size="sm" truncate title={title ?? undefined}>
        {title ?? t('changes.unnamed')}
      </Text>
      {subjectKind === 'category' ? (
        <Text size="xs" c="dimmed" truncate>
          <Exact>{known}</Exact>
        </Text>
      ) : (
        <Anchor
          size="xs"
          display="block"
          truncate
          renderRoot={(props) => (
            <Link {...where} search={({ store }) => ({ store })} preload={false} {...props} />
          )}
        >
          <Exact>{known}</Exact>
        </Anchor>
      )}
    </div>
  );
}

/** When it was asked for, and by when it is to be right, or was. */
export function Times({ change }: { change: Change }): ReactNode {
  const { t } = useTranslation();
  const { askedAt, settledAt } = change;
  return (
    <div>
      <Text size="sm" truncate component="div">
        <Moment at={askedAt} />
      </Text>
      <Text size="xs" c="dimmed" truncate component="div">
        {settledAt === null ? (
          <Deadline at={change.deadline} />
        ) : (
          <>
            {t('changes.settled')} <Moment at={settledAt} />
          </>
        )}
      </Text>
    </div>
  );
}

function Deadline({ at }: { at: string }): ReactNode {
  const { t } = useTranslation();
  const isLate = useNow() > new Date(at);
  return (
    <Text span inherit c={isLate ? 'red' : 'dimmed'} fw={isLate ? 600 : 400}>
      {t(isLate ? 'changes.late' : 'changes.due')} <Moment at={at} />
    </Text>
  );
}
