import { Alert, Anchor, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import { type Store, storesQuery } from '../../../app/store';
import { Section } from '../../../components/layout/section';
import { Moment } from '../../../components/values/moment';
import { StateBadge } from '../../../components/values/state-badge';
import { DataView } from '../../../components/views/data-view';
import { Fault } from '../../../components/views/fault-view';
import { useCodeTexts } from '../../../texts/use-code-texts';
import { approvalQuery } from '../store-queries';
import { KeyFields, NO_KEYS } from './key-fields';

/** The keys of a shop: whether there are some, and how to give others. They are never shown. */
export function StoreKeys({ store }: { store: Store }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack>
      <Section title={t('stores.keys.title')}>
        <Group>
          <StateBadge standing={store.hasCredentials ? 'good' : 'warning'}>
            {t(store.hasCredentials ? 'stores.keys.has' : 'stores.keys.hasNone')}
          </StateBadge>
        </Group>
      </Section>
      {store.source === 'data' ? (
        <>
          <Approval id={store.id} />
          <TypedKeys id={store.id} />
        </>
      ) : (
        <Text size="sm">{t('stores.keys.ofEnvironment')}</Text>
      )}
    </Stack>
  );
}

/** Has the shop's owner asked on the shop's own page. */
function Approval({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const latest = useQuery(approvalQuery(id));
  const ask = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/woocommerce/stores/{id}/approval', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['stores'] }),
  });
  return (
    <Section title={t('stores.approval.title')} text={t('stores.approval.text')}>
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<KeyRound size={16} aria-hidden />}
          loading={ask.isPending}
          onClick={() => ask.mutate()}
        >
          {t('stores.approval.ask')}
        </Button>
      </Group>
      {ask.error !== null && <Fault error={ask.error} />}
      {ask.data !== undefined && latest.data?.state === 'asked' && <Address url={ask.data.url} />}
      <DataView query={latest}>
        {(approval) => (approval === null ? null : <ApprovalState approval={approval} />)}
      </DataView>
    </Section>
  );
}

/** The page on which the owner approves; it is told once. */
function Address({ url }: { url: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Alert color="indigo" role="status">
      <Stack gap="xs">
        <Text size="sm">{t('stores.approval.open')}</Text>
        <Anchor href={url} target="_blank" rel="noreferrer" size="sm" className="exact">
          {url}
        </Anchor>
        <Group>
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button size="xs" variant="light" onClick={copy}>
                {t(copied ? 'stores.approval.copied' : 'stores.approval.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  );
}

function ApprovalState(props: {
  approval: {
    state: 'asked' | 'granted' | 'connected' | 'refused' | 'expired';
    problem: string | null;
    askedAt: string;
  };
}): ReactNode {
  const { t } = useTranslation();
  const codes = useCodeTexts();
  const { state, problem, askedAt } = props.approval;
  return (
    <Text size="sm" role="status">
      {t(`stores.approval.state.${state}`)} (<Moment at={askedAt} />)
      {problem !== null && <> – {codes(problem).means ?? problem}</>}
    </Text>
  );
}

/** Takes keys that somebody made in the shop. */
function TypedKeys({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const [keys, setKeys] = useState(NO_KEYS);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      bodyOf(
        api.PATCH('/api/v1/woocommerce/stores/{id}', { params: { path: { id } }, body: keys }),
      ),
    onSuccess: () => {
      setKeys(NO_KEYS);
      return queries.invalidateQueries({ queryKey: storesQuery.queryKey });
    },
  });
  return (
    <Section title={t('stores.keys.typed')} text={t('stores.connect.keysText')}>
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm" maw={480}>
          <KeyFields keys={keys} onChange={setKeys} />
          {save.error !== null && <Fault error={save.error} />}
          {save.isSuccess && (
            <Alert color="teal" role="status">
              {t('stores.keys.saved')}
            </Alert>
          )}
          <Group>
            <Button type="submit" size="xs" loading={save.isPending}>
              {t('stores.keys.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
