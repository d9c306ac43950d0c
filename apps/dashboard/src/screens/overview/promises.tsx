import { Card, Group, Progress, SimpleGrid, Stack, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Standing, StateBadge } from '../../components/values/state-badge';
import { useFormat } from '../../texts/use-format';
import type { Overview } from './overview-queries';

type PromiseOfType = Overview['promises'][number];

/** Of each type of change: what was promised, and whether it is kept. */
export function Promises({ overview }: { overview: Overview }): ReactNode {
  const { t } = useTranslation();
  return (
    <SimpleGrid
      component="section"
      aria-label={t('overview.promises')}
      cols={{ base: 1, xs: 2, sm: 3, xl: 6 }}
      spacing="sm"
    >
      {overview.promises.map((promise) => (
        <PromiseCard key={promise.type} promise={promise} />
      ))}
    </SimpleGrid>
  );
}

function standingOf({ late, atRisk }: PromiseOfType): 'late' | 'atRisk' | 'onTime' {
  if (late > 0) return 'late';
  return atRisk > 0 ? 'atRisk' : 'onTime';
}

const BADGES = { late: 'wrong', atRisk: 'warning', onTime: 'good' } as const satisfies Record<
  string,
  Standing
>;

const COLORS = { late: 'red', atRisk: 'yellow', onTime: 'teal' } as const;

function PromiseCard({ promise }: { promise: PromiseOfType }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const standing = standingOf(promise);
  const age = promise.oldestAgeSeconds;
  const used = age === null ? 0 : Math.min(100, (age / promise.promiseSeconds) * 100);
  return (
    <Card withBorder padding="sm">
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <Text fw={600} size="sm">
            {t(`types.${promise.type}`)}
          </Text>
          <StateBadge standing={BADGES[standing]}>{t(`overview.promise.${standing}`)}</StateBadge>
        </Group>
        <Text size="xs" c="dimmed">
          {t('overview.promise.within', { span: format.span(promise.promiseSeconds) })}
        </Text>
        <Progress value={used} color={COLORS[standing]} size="sm" aria-hidden />
        <Text size="sm" className="digits">
          {age === null
            ? t('overview.promise.nothing')
            : t('overview.promise.oldest', { count: promise.waiting, span: format.span(age) })}
        </Text>
        {promise.late > 0 && (
          <Text size="sm" className="digits">
            {t('overview.promise.lateCount', { count: promise.late })}
          </Text>
        )}
        <VisuallyHidden>{t('overview.promise.used', { share: Math.round(used) })}</VisuallyHidden>
      </Stack>
    </Card>
  );
}
