import { Anchor, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import type { Store } from '../../../app/store';
import { ActionButton } from '../../../components/actions/action-button';
import { Section } from '../../../components/layout/section';
import { Moment } from '../../../components/values/moment';
import { StateBadge } from '../../../components/values/state-badge';
import { DataView } from '../../../components/views/data-view';
import { useCodeTexts } from '../../../texts/use-code-texts';
import { approvalQuery } from '../store-queries';
import { useDespite } from '../use-despite';
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
  const latest = useQuery(approvalQuery(id));
  return (
    <Section title={t('stores.approval.title')} text={t('stores.approval.text')}>
      <ActionButton
        action={{
          label: t('stores.approval.ask'),
          size: 'xs',
          icon: <KeyRound size={16} aria-hidden />,
          preview: <Text size="sm">{t('stores.approval.text')}</Text>,
          run: (reason) =>
            bodyOf(
              api.POST('/api/v1/woocommerce/stores/{id}/approval', {
                params: { path: { id } },
                body: { reason },
              }),
            ),
          told: ({ url }) => <Address url={url} />,
        }}
      />
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
  const despite = useDespite();
  return (
    <Section title={t('stores.keys.typed')} text={t('stores.connect.keysText')}>
      <Stack gap="sm" maw={480}>
        <KeyFields keys={keys} onChange={setKeys} />
        <ActionButton
          action={{
            label: t('stores.keys.save'),
            size: 'xs',
            isDisabled: keys.consumerKey === '' || keys.consumerSecret === '',
            onOpen: despite.forget,
            preview: (
              <Stack gap="sm">
                <Text size="sm">{t('stores.keys.preview')}</Text>
                {despite.offer}
              </Stack>
            ),
            run: async (reason) => {
              const store = await despite.attempt(reason, (word) =>
                bodyOf(
                  api.PATCH('/api/v1/woocommerce/stores/{id}', {
                    params: { path: { id } },
                    body: { ...keys, reason, ...word },
                  }),
                ),
              );
              setKeys(NO_KEYS);
              return store;
            },
            told: () => t('stores.keys.saved'),
          }}
        />
      </Stack>
    </Section>
  );
}
