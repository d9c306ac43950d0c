import { Accordion, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/layout/facts';
import { Exact } from '../../../components/values/exact';
import { type Standing, StateBadge } from '../../../components/values/state-badge';
import { EmptyView } from '../../../components/views/empty-view';
import { useTextOfCode } from '../../../texts/use-text-of-code';
import type { ShopReport } from '../store-queries';

type Finding = ShopReport['findings'][number];

const STANDINGS: Readonly<Record<Finding['severity'], Standing>> = {
  blocking: 'wrong',
  warning: 'warning',
  info: 'neutral',
};

/** What a finding says, in the page's language; in the service's words where the page has none. */
function useFindingTexts(): (finding: Finding) => Pick<Finding, 'title' | 'meaning' | 'mend'> {
  const textOf = useTextOfCode();
  return (finding) => {
    const say = (part: 'title' | 'meaning' | 'mend'): string =>
      textOf(`findings.${finding.code}.${part}`) ?? finding[part];
    return { title: say('title'), meaning: say('meaning'), mend: say('mend') };
  };
}

/** What a check found: what is in the way first, each with what follows and how to mend it. */
export function Findings({ report }: { report: ShopReport }): ReactNode {
  const { t } = useTranslation();
  const texts = useFindingTexts();
  if (report.findings.length === 0)
    return <EmptyView kind="nothing-wrong" title={t('doctor.none')} text={t('doctor.noneText')} />;
  return (
    <Accordion variant="separated" multiple>
      {report.findings.map((finding, place) => (
        <Accordion.Item key={`${finding.code} ${place}`} value={`${finding.code} ${place}`}>
          <Accordion.Control>
            <Group gap="sm" wrap="nowrap">
              <StateBadge standing={STANDINGS[finding.severity]}>
                {t(`doctor.severity.${finding.severity}`)}
              </StateBadge>
              <Text size="sm" fw={600}>
                {texts(finding).title}
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <FindingText finding={finding} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function FindingText({ finding }: { finding: Finding }): ReactNode {
  const { t } = useTranslation();
  const { meaning, mend } = useFindingTexts()(finding);
  return (
    <Stack gap="xs">
      <Text size="sm">{meaning}</Text>
      <Text size="sm">
        <strong>{t('doctor.mend')}</strong> {mend}
      </Text>
      {finding.evidence !== null && (
        <Text size="sm" c="dimmed">
          {t('doctor.seen')} <Exact>{finding.evidence}</Exact>
        </Text>
      )}
      <Text size="xs" c="dimmed">
        <Exact>{finding.code}</Exact>
      </Text>
    </Stack>
  );
}

/** What the shop is: its versions, and how it counts. */
export function ShopFacts({ facts }: Pick<ShopReport, 'facts'>): ReactNode {
  const { t } = useTranslation();
  const taxes =
    facts.pricesIncludeTax === null
      ? null
      : t(facts.pricesIncludeTax ? 'doctor.withTax' : 'doctor.withoutTax');
  return (
    <Facts
      facts={[
        ['WooCommerce', facts.woocommerce],
        ['WordPress', facts.wordpress],
        ['PHP', facts.php],
        [t('doctor.currency'), facts.currency],
        [t('doctor.prices'), taxes],
        [t('doctor.timeZone'), facts.timeZone === '' ? null : facts.timeZone],
        [t('doctor.batch'), facts.batchLimit],
      ]}
    />
  );
}
