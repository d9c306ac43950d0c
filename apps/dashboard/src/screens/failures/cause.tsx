import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { type CodeTexts, useCodeTexts } from '../../texts/use-code-texts';
import type { FailureGroup } from './failure-queries';

/** Why something fails, in a sentence: ours for its code, or else what the newest of them says. */
export function useCause(): (group: Pick<FailureGroup, 'code' | 'reason'>) => string {
  const texts = useCodeTexts();
  return ({ code, reason }) => texts(code).means ?? reason;
}

/**
 * What to do about a cause, since when it is seen, and what the newest of them says in its own
 * words.
 */
export function Cause({ group }: { group: FailureGroup }): ReactNode {
  const { t } = useTranslation();
  const { means, todo }: CodeTexts = useCodeTexts()(group.code);
  return (
    <Stack gap={4}>
      {todo !== null && <Text size="sm">{todo}</Text>}
      {means !== null && (
        <Text size="sm" c="dimmed">
          {t('failures.newest')} {group.reason}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t('failures.code')} <Exact>{group.code}</Exact> · {t('failures.firstSeen')}{' '}
        <Moment at={group.firstSeen} /> · {t('failures.lastSeen')} <Moment at={group.lastSeen} />
      </Text>
    </Stack>
  );
}
