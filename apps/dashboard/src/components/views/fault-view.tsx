import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { CircleAlert, LogIn, PlugZap, ShieldX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, LostConnection } from '../../api/problem';
import { useCodeTexts } from '../../texts/use-code-texts';

/** The codes of a session that is over, or of none. */
const SIGNED_OUT: ReadonlySet<string> = new Set(['SESSION_ENDED', 'UNAUTHORIZED']);

/** What went wrong in place of a screen, with a way on. */
export function FaultView({ error }: { error: unknown }): ReactNode {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  return (
    <Fault
      error={error instanceof Error ? error : new Error(String(error))}
      retry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

/** Each kind of fault in its own words: no connection, signed out, not allowed, said no. */
export function Fault({ error, retry }: { error: Error; retry?: () => void }): ReactNode {
  const { t } = useTranslation();
  const again =
    retry === undefined ? null : (
      <Button size="xs" variant="default" onClick={retry}>
        {t('fault.again')}
      </Button>
    );
  if (error instanceof LostConnection)
    return (
      <Alert color="gray" icon={<PlugZap />} title={t('fault.lost.title')} role="alert">
        <Stack gap="sm">
          <Text size="sm">{t('fault.lost.text')}</Text>
          <Group>{again}</Group>
        </Stack>
      </Alert>
    );
  if (error instanceof ApiProblem && SIGNED_OUT.has(error.code)) return <SignedOut />;
  if (error instanceof ApiProblem) return <Refusal problem={error}>{again}</Refusal>;
  return (
    <Alert color="red" icon={<CircleAlert />} title={t('fault.page.title')} role="alert">
      <Stack gap="sm">
        <Text size="sm">{t('fault.page.text')}</Text>
        <Code block>{error.message}</Code>
        <Group>{again}</Group>
      </Stack>
    </Alert>
  );
}

function SignedOut(): ReactNode {
  const { t } = useTranslation();
  const returnTo = `${window.location.pathname}${window.location.search}`;
  return (
    <Alert color="yellow" icon={<LogIn />} title={t('fault.signedOut.title')} role="alert">
      <Stack gap="sm">
        <Text size="sm">{t('fault.signedOut.text')}</Text>
        <Group>
          <Button
            size="xs"
            renderRoot={(props) => (
              <Link to="/sign-in" search={{ returnTo, ended: 'yes' }} reloadDocument {...props} />
            )}
          >
            {t('session.signIn')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

/** What the service answered, and by which id its logs know of it. */
function Refusal({ problem, children }: { problem: ApiProblem; children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const texts = useCodeTexts();
  const { means, todo } = texts(problem.code);
  const color = problem.status >= 500 ? 'red' : 'orange';
  const icon = problem.status === 403 ? <ShieldX /> : <CircleAlert />;
  return (
    <Alert color={color} icon={icon} title={means ?? t('fault.refused.title')} role="alert">
      <Stack gap="xs">
        {todo !== null && <Text size="sm">{todo}</Text>}
        {problem.errors.length > 0 ? (
          <List size="sm">
            {problem.errors.map(({ field, message }) => (
              <List.Item key={`${field} ${message}`}>
                <span className="exact">{field}</span>: {message}
              </List.Item>
            ))}
          </List>
        ) : (
          problem.detail !== '' && <Text size="sm">{problem.detail}</Text>
        )}
        <Text size="xs" c="dimmed">
          {t('fault.refused.code')} <span className="exact">{problem.code}</span>
          {problem.requestId !== null && (
            <>
              {' · '}
              {t('fault.refused.request')} <span className="exact">{problem.requestId}</span>
            </>
          )}
        </Text>
        <Group>{children}</Group>
      </Stack>
    </Alert>
  );
}
