import { Badge, Group, Text, Timeline } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../components/values/moment';
import { useTextOfCode } from '../../../texts/use-text-of-code';
import { CodeWords, useOriginWords } from '../../changes/change-words';
import type { PriceStep } from '../product-queries';
import { isOtherPrice, type KnownPrice, priceOf } from './known-price';

/**
 * From the ERP's price to what a customer sees, step by step; where it becomes another is marked.
 */
export function PriceSteps({ steps }: { steps: readonly PriceStep[] }): ReactNode {
  const { t } = useTranslation();
  const prices = steps.map(priceOf);
  return (
    <Timeline bulletSize={14} lineWidth={2}>
      {steps.map((step, place) => {
        const price = prices[place] ?? null;
        const before = prices.slice(0, place).findLast((one) => one !== null) ?? null;
        return (
          <Timeline.Item
            key={step.step}
            title={
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {t(`product.price.step.${step.step}`)}
                </Text>
                {isOtherPrice(before, price) && (
                  <Badge size="sm" color="orange" variant="light" tt="none">
                    {t('product.price.other')}
                  </Badge>
                )}
              </Group>
            }
          >
            <StepText step={step} price={price} />
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}

function StepText({ step, price }: { step: PriceStep; price: KnownPrice | null }): ReactNode {
  const { t } = useTranslation();
  const { value, at, code, reason } = step;
  return (
    <div>
      {value === null && code === null && reason === null && (
        <Text size="sm" c="dimmed">
          {t('product.price.unknown')}
        </Text>
      )}
      {price !== null && <PriceWords price={price} />}
      {value !== null && step.step === 'erp' && <ListWords list={value['list']} />}
      {value !== null && step.step === 'event' && <EventWords value={value} />}
      {value !== null && step.step === 'rules' && <RuleWords value={value} />}
      {(code !== null || reason !== null) && <CodeWords code={code} reason={reason} />}
      {at !== null && (
        <Text size="xs" c="dimmed" component="div">
          <Moment at={at} />
        </Text>
      )}
    </div>
  );
}

function PriceWords({ price }: { price: KnownPrice }): ReactNode {
  const { t } = useTranslation();
  const { regular, sale, from, to, currency } = price;
  const money = (amount: string): string => (currency === null ? amount : `${amount} ${currency}`);
  return (
    <Text size="sm">
      {regular === null
        ? t('product.price.none')
        : t('product.price.regular', { price: money(regular) })}
      {sale !== null && `, ${t('product.price.sale', { price: money(sale) })}`}
      {from !== null && ` ${t('product.price.from', { time: from })}`}
      {to !== null && ` ${t('product.price.to', { time: to })}`}
    </Text>
  );
}

function ListWords({ list }: { list: unknown }): ReactNode {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed">
      {typeof list === 'string' ? t('product.price.ofList', { list }) : t('product.price.own')}
    </Text>
  );
}

function EventWords({ value }: { value: Readonly<Record<string, unknown>> }): ReactNode {
  const origin = useOriginWords();
  // As the service answers this step: the origin of what asked for it.
  return <Text size="sm">{origin(value as unknown as Parameters<typeof origin>[0])}</Text>;
}

function RuleWords({ value }: { value: Readonly<Record<string, unknown>> }): ReactNode {
  const { t } = useTranslation();
  const textOf = useTextOfCode();
  const owner = textOf(`owners.${String(value['owner'])}`);
  const rules = [
    typeof value['priceList'] === 'string'
      ? t('product.price.ruleList', { list: value['priceList'] })
      : t('product.price.ruleOwn'),
    value['fallsBackToOwnPrice'] === true ? t('product.price.ruleFallback') : null,
    typeof value['currency'] === 'string'
      ? t('product.price.ruleCurrency', { currency: value['currency'] })
      : null,
    owner === null ? null : t('product.price.ruleOwner', { owner }),
    value['keepsManualOffers'] === true ? t('product.price.ruleOffers') : null,
  ].filter((rule) => rule !== null);
  return <Text size="sm">{rules.join(' ')}</Text>;
}
