import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/layout/section';
import { StateBadge } from '../../components/values/state-badge';
import { SubjectLink } from '../../components/values/subject-link';
import { Cause, useCause } from './cause';
import type { FailureGroup } from './failure-queries';

/** One cause: what it means, what to do, how many it concerns, and some of them. */
export function FailureCard({ group }: { group: FailureGroup }): ReactNode {
  const { t } = useTranslation();
  const causeOf = useCause();
  return (
    <Section
      title={causeOf(group)}
      aside={
        <Group gap="xs">
          <StateBadge standing="neutral">{t(`types.${group.type}`)}</StateBadge>
          {group.retrying && (
            <StateBadge standing="working">{t('failures.retriedByItself')}</StateBadge>
          )}
          <StateBadge standing="wrong">{t('failures.count', { count: group.count })}</StateBadge>
        </Group>
      }
    >
      <Cause group={group} />
      <Group justify="space-between" gap="sm">
        <Samples group={group} />
        <Button
          size="xs"
          variant="default"
          rightSection={<ChevronRight size={16} aria-hidden />}
          renderRoot={(props) => (
            <Link
              to="/failures/$group"
              params={{ group: group.id }}
              search={({ store }) => ({ store })}
              {...props}
            />
          )}
        >
          {t('failures.open', { count: group.count })}
        </Button>
      </Group>
    </Section>
  );
}

function Samples({ group }: { group: FailureGroup }): ReactNode {
  const { t } = useTranslation();
  const left = group.count - group.samples.length;
  return (
    <Group gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {group.samples.map((sample) => (
        <Group key={sample.subjectId} component="li" gap={6} wrap="nowrap">
          <SubjectLink {...sample} />
          {sample.name !== null && (
            <Text size="sm" truncate maw={200}>
              {sample.name}
            </Text>
          )}
        </Group>
      ))}
      {left > 0 && (
        <Text size="sm" c="dimmed" component="li">
          {t('failures.more', { count: left })}
        </Text>
      )}
    </Group>
  );
}
