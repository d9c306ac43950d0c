import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../../../texts/use-format';
import type { DriftReport } from '../run-queries';

/** What was found, by kind and field, and what each kind means. */
export function DriftCounts({ counts }: Pick<DriftReport, 'counts'>): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('runs.drift.kind')}</Table.Th>
            <Table.Th ta="end">{t('runs.drift.count')}</Table.Th>
            <Table.Th>{t('runs.drift.field')}</Table.Th>
            <Table.Th ta="end">{t('runs.drift.offBy')}</Table.Th>
            <Table.Th ta="end">{t('runs.drift.repairsAsked')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {counts.map(({ kind, group, findings, difference, repairsAsked }) => (
            <Table.Tr key={`${kind} ${group ?? ''}`}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {t(`drift.kind.${kind}`)}
                </Text>
                <Text size="xs" c="dimmed" maw={460}>
                  {t(`drift.means.${kind}`)}
                </Text>
              </Table.Td>
              <Table.Td ta="end" className="digits">
                {format.number(findings)}
              </Table.Td>
              <Table.Td>{group === null ? '–' : t(`drift.field.${group}`)}</Table.Td>
              <Table.Td ta="end" className="digits">
                {differenceText(format, group, difference)}
              </Table.Td>
              <Table.Td ta="end" className="digits">
                {format.number(repairsAsked)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** How far two values are apart: prices as money, stocks in pieces. */
export function differenceText(
  format: Format,
  field: string | null,
  difference: string | null,
): string {
  if (difference === null) return '–';
  return field === 'price' ? format.money(difference, null) : format.number(Number(difference));
}
