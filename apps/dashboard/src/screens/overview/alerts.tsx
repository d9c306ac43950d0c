import { Alert, Stack, Text } from '@mantine/core';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/values/moment';
import type { Overview } from './overview-queries';

type AlertOfShop = Overview['alerts'][number];

const LOOKS = {
  critical: { color: 'red', Icon: CircleAlert },
  warning: { color: 'yellow', Icon: TriangleAlert },
  info: { color: 'gray', Icon: Info },
} as const satisfies Record<AlertOfShop['severity'], object>;

/** What somebody should look at: the gravest first, each with what to do. */
export function Alerts({ alerts }: Pick<Overview, 'alerts'>): ReactNode {
  const { t } = useTranslation();
  if (alerts.length === 0) return null;
  return (
    <Stack component="section" aria-label={t('overview.alerts')} gap="xs">
      {alerts.map((alert, place) => {
        const { color, Icon } = LOOKS[alert.severity];
        return (
          <Alert
            key={`${alert.code} ${place}`}
            color={color}
            variant="light"
            icon={<Icon size={18} />}
            title={<Sentence alert={alert} />}
          >
            <Text size="sm">
              {t(`alerts.${alert.code}.todo`)}
              {alert.since !== null && (
                <>
                  {' · '}
                  <Moment at={alert.since} />
                </>
              )}
            </Text>
          </Alert>
        );
      })}
    </Stack>
  );
}

/** What an alert says; types and roles in the page's words. */
function Sentence({ alert }: { alert: AlertOfShop }): ReactNode {
  const { t } = useTranslation();
  const { type, role, count } = alert.params;
  const values = {
    ...alert.params,
    ...(typeof type === 'string' ? { type: t(`types.${type}` as 'types.price') } : {}),
    ...(typeof role === 'string'
      ? { role: t(`overview.role.${role}` as 'overview.role.api') }
      : {}),
    count: Number(count ?? 0),
  };
  // Which values a sentence has its code says; all that there are go with each.
  return t(`alerts.${alert.code}.says` as 'alerts.ITEMS_FAILED.says', values);
}
