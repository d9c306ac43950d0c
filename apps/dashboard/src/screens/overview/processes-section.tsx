import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/layout/section';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { StateBadge } from '../../components/values/state-badge';
import { useFormat } from '../../texts/use-format';
import type { Overview } from './overview-queries';

const MEGABYTE = 1_048_576;

/** Our own processes and their heartbeats: a worker that has stopped is seen here first. */
export function ProcessesSection({ overview }: { overview: Overview }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('overview.processes.title')}>
      {overview.missingRoles.length > 0 && (
        <Text size="sm" c="red" fw={600}>
          {t('overview.processes.missing', {
            roles: overview.missingRoles.map((role) => t(`overview.role.${role}`)).join(', '),
          })}
        </Text>
      )}
      <Table.ScrollContainer minWidth={620} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('overview.processes.state')}</Table.Th>
              <Table.Th>{t('overview.processes.where')}</Table.Th>
              <Table.Th>{t('overview.processes.does')}</Table.Th>
              <Table.Th ta="end">{t('overview.processes.memory')}</Table.Th>
              <Table.Th ta="end">{t('overview.processes.beat')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {overview.processes.map((process) => (
              <Table.Tr key={process.id}>
                <Table.Td>
                  <StateBadge standing={process.isLiving ? 'good' : 'wrong'}>
                    {t(process.isLiving ? 'overview.processes.lives' : 'overview.processes.silent')}
                  </StateBadge>
                </Table.Td>
                <Table.Td>
                  <Exact>
                    {process.host} ({process.pid})
                  </Exact>
                </Table.Td>
                <Table.Td>
                  {process.roles.map((role) => t(`overview.role.${role}`)).join(', ')}
                </Table.Td>
                <Table.Td ta="end" className="digits">
                  {format.number(Math.round(process.memoryBytes / MEGABYTE))} MB
                </Table.Td>
                <Table.Td ta="end">
                  <Moment at={process.beatAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
