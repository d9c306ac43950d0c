import { Stack, Text, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, RecordList } from '../lists/record-list';
import { Exact } from '../values/exact';
import { SubjectLink } from '../values/subject-link';
import type { Plan } from './plan';

type Change = Plan['changes'][number];

/** Field by field what would change: before and after; filtered by what is typed. */
export function PlannedChanges(props: { changes: readonly Change[]; isCut: boolean }): ReactNode {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const columns = useColumns();
  if (props.changes.length === 0) return null;
  const needle = wanted.trim().toLowerCase();
  const shown = props.changes.filter(({ sku, field }) =>
    `${sku} ${field}`.toLowerCase().includes(needle),
  );
  return (
    <Stack gap="xs">
      <TextInput
        aria-label={t('plan.filter')}
        placeholder={t('plan.filter')}
        leftSection={<Search size={16} aria-hidden />}
        maw={320}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {props.isCut && (
        <Text size="sm" c="dimmed">
          {t('plan.cut', { count: props.changes.length })}
        </Text>
      )}
      <RecordList
        label={t('plan.changes')}
        rows={shown}
        columns={columns}
        rowKey={({ productId, variantId, field }) => `${productId} ${variantId ?? ''} ${field}`}
      />
    </Stack>
  );
}

function useColumns(): readonly Column<Change>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'sku',
        title: t('plan.sku'),
        width: 'minmax(120px, 1fr)',
        cell: ({ sku, productId }) => (
          <SubjectLink subjectKind="product" subjectId={productId} sku={sku} />
        ),
      },
      {
        key: 'field',
        title: t('plan.field'),
        width: '160px',
        cell: ({ field }) => <Exact>{field}</Exact>,
      },
      {
        key: 'before',
        title: t('plan.before'),
        width: 'minmax(120px, 1fr)',
        cell: ({ before }) => valueText(before, t('plan.unknown')),
      },
      {
        key: 'after',
        title: t('plan.after'),
        width: 'minmax(120px, 1fr)',
        cell: ({ after }) => valueText(after, '–'),
      },
    ],
    [t],
  );
}

function valueText(value: unknown, none: string): string {
  if (value === undefined) return none;
  if (value === null || value === '') return '–';
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}
