import {
  Alert,
  Button,
  Card,
  Center,
  Divider,
  Group,
  PasswordInput,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { sessionQuery } from '../../app/session';
import { Fault } from '../../components/views/fault-view';
import { useCodeTexts } from '../../texts/use-code-texts';

/**
 * Lets somebody in: at the identity provider, by a token, or by the link that `npm start` prints.
 */
export function SignInScreen(): ReactNode {
  const { t } = useTranslation();
  const { problem, ended, returnTo = '/' } = useSearch({ from: '/sign-in' });
  const { session } = useSuspenseQuery(sessionQuery).data;
  const codes = useCodeTexts();
  const signIn = useSignIn(returnTo);
  const carried = useCarriedToken();
  const hasTried = useRef(false);
  // Whoever is signed in is asked, also where their session ends meanwhile: by a link somebody
  // could have them work in another's name.
  const [isAsked] = useState(session !== null);
  useEffect(() => {
    if (carried === null || isAsked || hasTried.current) return;
    hasTried.current = true;
    signIn.mutate(carried);
  }, [carried, isAsked, signIn]);
  return (
    <Center component="main" mih="100vh" p="md">
      <Card withBorder padding="xl" w="100%" maw={420}>
        <Stack>
          <img src="/assets/icon.svg" alt="" width={44} height={44} />
          <Title order={1} size="h2">
            {t('session.title')}
          </Title>
          {ended !== undefined && <Alert color="yellow">{t('session.ended')}</Alert>}
          {problem !== undefined && (
            <Alert color="red" title={codes(problem).means ?? problem} role="alert">
              {codes(problem).todo}
            </Alert>
          )}
          {signIn.error !== null && <Fault error={signIn.error} />}
          {carried !== null && isAsked && (
            <CarriedToken
              subject={session?.subject ?? null}
              isBusy={signIn.isPending}
              onUse={() => signIn.mutate(carried)}
            />
          )}
          <WaysIn returnTo={returnTo} isBusy={signIn.isPending} onToken={signIn.mutate} />
        </Stack>
      </Card>
    </Center>
  );
}

/** By the company's account, or by a token: what the service is set up for. */
function WaysIn(props: {
  returnTo: string;
  isBusy: boolean;
  onToken: (token: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { waysIn } = useSuspenseQuery(sessionQuery).data;
  const codes = useCodeTexts();
  return (
    <>
      {waysIn.provider && (
        <Button
          component="a"
          href={`/auth/sign-in?returnTo=${encodeURIComponent(props.returnTo)}`}
          leftSection={<KeyRound size={18} aria-hidden />}
        >
          {t('session.byProvider')}
        </Button>
      )}
      {waysIn.provider && waysIn.token && <Divider label={t('session.or')} />}
      {waysIn.token ? (
        <TokenForm isBusy={props.isBusy} onToken={props.onToken} />
      ) : (
        <Alert color="red">{codes('SIGN_IN_NOT_SET_UP').todo}</Alert>
      )}
    </>
  );
}

/**
 * Asks whether the link that somebody opened is to be used.
 * @param props.subject who is signed in; null where nobody is any more
 */
function CarriedToken(props: {
  subject: string | null;
  isBusy: boolean;
  onUse: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { subject } = props;
  return (
    <Alert color="yellow" role="alert">
      <Stack gap="sm">
        {subject === null ? t('session.carriedAlone') : t('session.carried', { subject })}
        <Group gap="sm">
          {subject !== null && (
            <Button size="xs" renderRoot={(rest) => <Link to="/" {...rest} />}>
              {t('session.stay', { subject })}
            </Button>
          )}
          <Button size="xs" variant="default" loading={props.isBusy} onClick={props.onUse}>
            {t('session.useCarried')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function TokenForm(props: { isBusy: boolean; onToken: (token: string) => void }): ReactNode {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        props.onToken(token.trim());
      }}
    >
      <Stack>
        <PasswordInput
          label={t('session.token')}
          description={
            <Text span size="xs">
              {t('session.tokenFrom')}
            </Text>
          }
          autoComplete="off"
          required
          value={token}
          onChange={(event) => {
            setToken(event.currentTarget.value);
          }}
        />
        <Button type="submit" loading={props.isBusy}>
          {t('session.signIn')}
        </Button>
      </Stack>
    </form>
  );
}

function useSignIn(returnTo: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (token: string) => bodyOf(api.POST('/auth/session', { body: { token } })),
    onSuccess: async () => {
      queries.clear();
      await queries.query({ ...sessionQuery, staleTime: 0 });
      const href = isOurs(returnTo) ? returnTo : '/';
      // The queues are a page of their own, which the service serves.
      if (/^\/queues(?![^/?#])/.test(href)) window.location.replace(href);
      else await navigate({ href, replace: true });
    },
  });
}

/** Whether an address leads to the page itself, and to no other host. */
function isOurs(address: string): boolean {
  return URL.parse(address, window.location.origin)?.origin === window.location.origin;
}

/** The token of `#token=…`, which is taken out of the address, and of the browser's history. */
function useCarriedToken(): string | null {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('token'));
  useEffect(() => {
    if (token === null) return;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  }, [token]);
  return token;
}
