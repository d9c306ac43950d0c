import { Button, Group, Progress, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/layout/section';
import { StateBadge } from '../../../components/values/state-badge';
import { DataView } from '../../../components/views/data-view';
import { EmptyView } from '../../../components/views/empty-view';
import { useFormat } from '../../../texts/use-format';
import { type AdoptionGroup, adoptionQuery, type AdoptionReport } from '../store-queries';
import { AdoptionPairs } from './adoption-pairs';
import { DecideGroup } from './decide-group';
import { ReadingActions } from './reading-actions';

/**
 * Which products of a shop are the ERP's: read, matched, and decided before anything is written.
 */
export function StoreAdoption({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(adoptionQuery(id));
  return (
    <DataView query={query}>
      {(report) => (
        <Stack>
          {report === null ? (
            <EmptyView kind="nothing-yet" title={t('adoption.never')} text={t('adoption.text')} />
          ) : (
            <Reading report={report} />
          )}
          <ReadingActions
            id={id}
            isReading={report?.status === 'running'}
            isCentred={report === null}
          />
          {report !== null && <Found id={id} report={report} />}
        </Stack>
      )}
    </DataView>
  );
}

function Reading({ report }: { report: AdoptionReport }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section
      title={t(`adoption.status.${report.status}`)}
      text={t('adoption.readSoFar', {
        products: format.number(report.products),
        erp: format.number(report.erpProducts),
      })}
    >
      {report.status === 'running' && (
        <Progress value={100} animated aria-label={t('adoption.status.running')} />
      )}
      {report.failure !== null && <Text size="sm">{report.failure.message}</Text>}
      {report.note !== null && <Text size="sm">{report.note}</Text>}
      {report.status === 'completed' && (
        <Text size="sm" fw={600}>
          {report.toDecide === 0
            ? t('adoption.allDecided')
            : t('adoption.toDecide', { count: report.toDecide })}
        </Text>
      )}
    </Section>
  );
}

function Found({ id, report }: { id: string; report: AdoptionReport }): ReactNode {
  const { t } = useTranslation();
  const [group, setGroup] = useState<AdoptionGroup | null>(null);
  return (
    <>
      {report.counts.length > 0 && (
        <Section title={t('adoption.groups')} text={t('adoption.groupsText')}>
          <Groups id={id} report={report} chosen={group} onChoose={setGroup} />
        </Section>
      )}
      {group !== null && (
        <Section title={t(`adoption.group.${group}.name`)}>
          <AdoptionPairs id={id} group={group} />
        </Section>
      )}
    </>
  );
}

function Groups(props: {
  id: string;
  report: AdoptionReport;
  chosen: AdoptionGroup | null;
  onChoose: (group: AdoptionGroup) => void;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('adoption.kind')}</Table.Th>
            <Table.Th ta="end">{t('adoption.pairs')}</Table.Th>
            <Table.Th ta="end">{t('adoption.undecided')}</Table.Th>
            <Table.Th>{t('adoption.decide')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.report.counts.map(({ group, pairs, undecided }) => (
            <Table.Tr key={group}>
              <Table.Td>
                <Button variant="subtle" size="compact-sm" onClick={() => props.onChoose(group)}>
                  {t(`adoption.group.${group}.name`)}
                </Button>
                <Text size="xs" c="dimmed" maw={420}>
                  {t(`adoption.group.${group}.text`)}
                </Text>
              </Table.Td>
              <Table.Td ta="end" className="digits">
                {format.number(pairs)}
              </Table.Td>
              <Table.Td ta="end" className="digits">
                {undecided === 0 ? (
                  <StateBadge standing="good">0</StateBadge>
                ) : (
                  format.number(undecided)
                )}
              </Table.Td>
              <Table.Td>
                <Group gap="xs">
                  <DecideGroup id={props.id} group={group} count={undecided} />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
