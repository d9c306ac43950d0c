import { Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../components/lists/record-list';
import { Exact } from '../../../components/values/exact';
import { StateBadge } from '../../../components/values/state-badge';
import { SubjectLink } from '../../../components/values/subject-link';
import { useFormat } from '../../../texts/use-format';
import type { DriftFinding } from '../run-queries';
import { differenceText } from './drift-counts';

/** What is shown of each finding: the product, both values, and whether it is being repaired. */
export function useFindingColumns(): readonly Column<DriftFinding>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      { key: 'product', title: t('runs.drift.product'), width: '170px', cell: ProductOf },
      { key: 'what', title: t('runs.drift.what'), width: '170px', cell: What },
      {
        key: 'shown',
        title: t('runs.drift.shown'),
        width: 'minmax(120px, 1fr)',
        cell: ({ shown }) => <Value text={shown} />,
      },
      {
        key: 'wanted',
        title: t('runs.drift.wanted'),
        width: 'minmax(120px, 1fr)',
        cell: ({ wanted }) => <Value text={wanted} />,
      },
      {
        key: 'difference',
        title: t('runs.drift.offBy'),
        width: '100px',
        align: 'end',
        cell: ({ group, difference }) => differenceText(format, group, difference),
      },
      { key: 'repair', title: t('runs.drift.repair'), width: '150px', cell: Repair },
    ],
    [t, format],
  );
}

function ProductOf({ productId, sku, storeProductId }: DriftFinding): ReactNode {
  if (productId === null) return <Exact>{sku === '' ? `#${storeProductId ?? ''}` : sku}</Exact>;
  return <SubjectLink subjectKind="product" subjectId={productId} sku={sku} />;
}

function What({ kind, group }: DriftFinding): ReactNode {
  const { t } = useTranslation();
  return (
    <Text size="sm">
      {t(`drift.kind.${kind}`)}
      {group !== null && `: ${t(`drift.field.${group}`)}`}
    </Text>
  );
}

function Value({ text }: { text: string }): ReactNode {
  return (
    <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
      {text === '' ? '–' : text}
    </Text>
  );
}

function Repair({ repairAsked, group, productId }: DriftFinding): ReactNode {
  const { t } = useTranslation();
  if (repairAsked) return <StateBadge standing="working">{t('runs.drift.asked')}</StateBadge>;
  if (group === null || productId === null)
    return <StateBadge standing="neutral">{t('runs.drift.byHand')}</StateBadge>;
  return <StateBadge standing="warning">{t('runs.drift.open')}</StateBadge>;
}
