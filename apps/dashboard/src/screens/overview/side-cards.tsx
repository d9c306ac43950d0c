import { Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, useSignedIn } from '../../app/session';
import { Facts } from '../../components/layout/facts';
import { Section } from '../../components/layout/section';
import { Moment } from '../../components/values/moment';
import { type Standing, StateBadge } from '../../components/values/state-badge';
import { useNow } from '../../live/use-now';
import { useCodeTexts } from '../../texts/use-code-texts';
import { useFormat } from '../../texts/use-format';
import type { Overview } from './overview-queries';
import { ResumeNow } from './resume-now';

type Side = Overview['erp'];

const STANDINGS: Readonly<Record<Side['phase'], Standing>> = {
  closed: 'good',
  'half-open': 'warning',
  open: 'wrong',
};

/** How the shop is: its breaker, the fault in words, when it is tried again, and its pace. */
export function ShopCard({ overview }: { overview: Overview }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { shop, storeId } = overview;
  return (
    <Section title={t('overview.shop.title')} aside={<Phase side={shop} />}>
      <Trouble side={shop} storeId={storeId} />
      <Facts
        columns={2}
        facts={[
          ['WooCommerce', shop.woocommerce],
          [t('overview.lastGood'), shop.lastGoodAt && <Moment key="good" at={shop.lastGoodAt} />],
          [t('overview.shop.batch'), format.number(shop.pace.batchSize)],
          [
            t('overview.shop.calls'),
            `${format.number(shop.pace.callsInFlight)} / ${format.number(shop.pace.window)}`,
          ],
          [t('overview.shop.share'), format.percent(shop.pace.share)],
          [
            t('overview.shop.checked'),
            shop.checkedAt && <Moment key="check" at={shop.checkedAt} />,
          ],
        ]}
      />
    </Section>
  );
}

/** How the ERP is. */
export function ErpCard({ overview }: { overview: Overview }): ReactNode {
  const { t } = useTranslation();
  const { erp, storeId } = overview;
  return (
    <Section title={t('overview.erp')} aside={<Phase side={erp} />}>
      <Trouble side={erp} storeId={storeId} />
      <Facts
        columns={2}
        facts={[
          [t('overview.lastGood'), erp.lastGoodAt && <Moment key="good" at={erp.lastGoodAt} />],
          [t('overview.faults'), erp.faultsInARow === 0 ? null : erp.faultsInARow],
        ]}
      />
    </Section>
  );
}

function Phase({ side }: { side: Side }): ReactNode {
  const { t } = useTranslation();
  return (
    <StateBadge standing={STANDINGS[side.phase]}>{t(`overview.phase.${side.phase}`)}</StateBadge>
  );
}

/**
 * The fault of a side that is unwell, the time until it is tried again, and trying it now. What
 * came of that stays when the side is well again.
 */
function Trouble({ side, storeId }: { side: Side; storeId: string }): ReactNode {
  const somebody = useSignedIn();
  const isUnwell = side.phase !== 'closed' && side.lastFault !== null;
  const [wasUnwell, setWasUnwell] = useState(isUnwell);
  if (isUnwell && !wasUnwell) setWasUnwell(true);
  return (
    <>
      <Fault side={side} />
      {wasUnwell && mayIn(somebody, storeId, 'operator') && (
        <Group>
          <ResumeNow storeId={storeId} isHidden={!isUnwell} />
        </Group>
      )}
    </>
  );
}

function Fault({ side }: { side: Side }): ReactNode {
  const { t } = useTranslation();
  const codes = useCodeTexts();
  const format = useFormat();
  const now = useNow();
  if (side.phase === 'closed' || side.lastFault === null) return null;
  const left = side.nextProbeAt === null ? null : Date.parse(side.nextProbeAt) - now.getTime();
  return (
    <>
      <Text size="sm">{codes(side.lastFault.code).means ?? side.lastFault.message}</Text>
      <Text size="sm" c="dimmed">
        {left === null || left <= 0
          ? t('overview.triedNow')
          : t('overview.triedIn', { span: format.span(Math.ceil(left / 1000)) })}
      </Text>
    </>
  );
}
