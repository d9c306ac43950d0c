import { Button, List, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../components/layout/facts';
import { Exact } from '../../components/values/exact';
import { StateBadge } from '../../components/values/state-badge';
import { useCodeTexts } from '../../texts/use-code-texts';
import { useFormat } from '../../texts/use-format';
import type { AuditEntry, Outcome } from './audit-queries';
import { distinct, originsOf, outcomeOf, reasonsOf } from './origins';
import { ProductLink } from './product-link';

const STANDINGS = { ok: 'good', failed: 'wrong', open: 'warning' } as const;

/** Of a call about a hundred products, so many who asked are listed. */
const MOST_ORIGINS = 30;

/** How a call ended, in a word. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }): ReactNode {
  const { t } = useTranslation();
  return <StateBadge standing={STANDINGS[outcome]}>{t(`audit.outcome.${outcome}`)}</StateBadge>;
}

/** Opens all that is known of an entry: who asked and why, what was sent, what was answered. */
export function OpenEntry({ entry }: { entry: AuditEntry }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-haspopup="dialog" onClick={open}>
        {t('audit.details')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        size="xl"
        title={
          <>
            {t('audit.entry')} <Exact>{entry.action}</Exact>
          </>
        }
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <EntryDetails entry={entry} />
      </Modal>
    </>
  );
}

function EntryDetails({ entry }: { entry: AuditEntry }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const codes = useCodeTexts();
  const { errorCode, durationMs } = entry;
  const actors = distinct(originsOf(entry).map(({ actor }) => actor));
  const reasons = reasonsOf(entry);
  return (
    <Stack gap="md">
      <Facts
        facts={[
          [t('audit.outcomeIs'), <OutcomeBadge key="outcome" outcome={outcomeOf(entry)} />],
          [t('audit.when'), format.moment(new Date(entry.startedAt))],
          [t('audit.took'), durationMs === null ? null : format.span(durationMs / 1000)],
          [t('audit.who'), actors.join(', ')],
          [t('audit.why'), reasons.length === 0 ? null : reasons.join('; ')],
          [t('audit.callId'), <Exact key="id">{entry.callId}</Exact>],
          [
            t('audit.code'),
            errorCode === null ? null : (
              <>
                {codes(errorCode).means} <Exact>{errorCode}</Exact>
              </>
            ),
          ],
        ]}
      />
      <Origins entry={entry} />
      <Sent title={t('audit.request')} value={entry.request} />
      {entry.answer === null ? (
        <Text size="sm">{t('audit.noAnswer')}</Text>
      ) : (
        <Sent title={t('audit.answer')} value={entry.answer} />
      )}
    </Stack>
  );
}

/** For which products it was asked, by whom. */
function Origins({ entry }: { entry: AuditEntry }): ReactNode {
  const { t } = useTranslation();
  const ofProducts = originsOf(entry).filter(({ productId }) => productId !== null);
  if (ofProducts.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('audit.products')}
      </Text>
      <List size="sm">
        {ofProducts.slice(0, MOST_ORIGINS).map(({ productId, via, actor, reason }, place) => (
          <List.Item key={place}>
            <ProductLink productId={productId ?? ''} /> · {actor} ({via})
            {reason !== null && ` – ${reason}`}
          </List.Item>
        ))}
      </List>
      {ofProducts.length > MOST_ORIGINS && (
        <Text size="sm" c="dimmed">
          {t('audit.more', { count: ofProducts.length - MOST_ORIGINS })}
        </Text>
      )}
    </div>
  );
}

/** What was sent or answered, as the audit keeps it: without secrets, long texts as digests. */
function Sent({ title, value }: { title: string; value: unknown }): ReactNode {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <ScrollArea.Autosize
        mah={280}
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': title }}
      >
        <pre className="exact" style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
          {JSON.stringify(value, null, 2)}
        </pre>
      </ScrollArea.Autosize>
    </div>
  );
}
