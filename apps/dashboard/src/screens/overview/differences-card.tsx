import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/layout/section';
import { Moment } from '../../components/values/moment';
import { StateBadge } from '../../components/values/state-badge';
import { useFormat } from '../../texts/use-format';
import type { Overview } from './overview-queries';

/** By what the shop differs from the ERP, as the last comparison found it. */
export function DifferencesCard({ overview }: { overview: Overview }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { differences, shop } = overview;
  if (differences === null)
    return (
      <Section title={t('overview.differences.title')}>
        <Text size="sm">{t('overview.differences.never')}</Text>
      </Section>
    );
  return (
    <Section
      title={t('overview.differences.title')}
      aside={
        <StateBadge standing={differences.open === 0 ? 'good' : 'warning'}>
          {differences.open === 0
            ? t('overview.differences.none')
            : t('overview.differences.open', { count: differences.open })}
        </StateBadge>
      }
    >
      <Text size="sm" c="dimmed">
        {t('overview.differences.compared', { count: differences.compared })} ·{' '}
        <Moment at={differences.comparedAt} />
      </Text>
      {Number(differences.money) !== 0 && (
        <Text size="sm">
          {t('overview.differences.money', {
            money: format.money(differences.money, shop.currency),
          })}
        </Text>
      )}
      {differences.counts.length > 0 && (
        <Table verticalSpacing={4} horizontalSpacing={0}>
          <Table.Tbody>
            {differences.counts.map(({ kind, group, findings }) => (
              <Table.Tr key={`${kind} ${group ?? ''}`}>
                <Table.Td>{t(`drift.kind.${kind}`)}</Table.Td>
                <Table.Td>{group === null ? '' : t(`drift.field.${group}`)}</Table.Td>
                <Table.Td ta="end" className="digits">
                  {format.number(findings)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
