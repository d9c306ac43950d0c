import type { OverviewFacts, SideStanding } from './overview';

/** What an alert may be of; stable, since clients have a sentence for each. */
export const ALERT_CODES = [
  /** `role`: no living process has it. */
  'ROLE_MISSING',
  /** `host`, `pid`, `roles`, `silentSeconds`: a process fell silent without having ended. */
  'PROCESS_SILENT',
  /** `state`: it is a draft, paused or leaving. */
  'STORE_NOT_ACTIVE',
  /** `faultCode`, `faultMessage`, `nextProbeAt`. */
  'SHOP_UNWELL',
  /** As `SHOP_UNWELL`. */
  'ERP_UNWELL',
  /** `type`, `count`: past their promise. */
  'CHANGES_LATE',
  /** `type`, `count`: less than a quarter of the promise is left. */
  'CHANGES_AT_RISK',
  /** `count`, `forSomebody`: failed, and those that no schedule tries again. */
  'ITEMS_FAILED',
  /** `count`, `money`: the last comparison found them, and nobody has asked to set them right. */
  'SHOP_DIFFERS',
  /** `codes`: the last check found what is in the way. */
  'CHECK_BLOCKS',
  /** `codes`: the last check found what may go wrong. */
  'CHECK_WARNS',
  /** `topics`: webhooks of ours that are not active. */
  'WEBHOOKS_NOT_ACTIVE',
  /** `faultCode`, `faultMessage`: they could not be looked at. */
  'WEBHOOKS_UNSEEN',
  /** `orders`: the shop did not tell of them in time. */
  'WEBHOOKS_SILENT',
  /** Changes of since then are still to be read. */
  'WEBHOOKS_GAP',
  /** `count`: the ERP is not told of them, for two minutes. */
  'ORDERS_UNPUBLISHED',
  /** `settings`: the environment changed them; no full sync has brought them to all products. */
  'RULES_CHANGED',
] as const;

/** One of them. */
export type AlertCode = (typeof ALERT_CODES)[number];

/** How much an alert matters. */
export const ALERT_SEVERITIES = ['critical', 'warning', 'info'] as const;

/** One of them. */
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** Something that somebody should know. */
export interface Alert {
  readonly code: AlertCode;
  readonly severity: AlertSeverity;
  /** Since when it is so; null where nobody knows. */
  readonly since: Date | null;
  /** What its sentence needs. */
  readonly params: Readonly<Record<string, string | number | null>>;
}

/** So long an event may wait to be published before that is told of. */
const UNPUBLISHED_MS = 120_000;

/** What somebody should know, the gravest first. */
export function alertsOf(facts: OverviewFacts): Alert[] {
  const alerts = [
    ...processAlerts(facts),
    ...stateAlerts(facts),
    ...sideAlerts('SHOP_UNWELL', facts.shop),
    ...sideAlerts('ERP_UNWELL', facts.erp),
    ...promiseAlerts(facts),
    ...itemAlerts(facts),
    ...checkAlerts(facts),
    ...webhookAlerts(facts),
    ...orderAlerts(facts),
    ...ruleAlerts(facts),
  ];
  const rank = ({ severity }: Alert): number => ALERT_SEVERITIES.indexOf(severity);
  return alerts.sort((one, other) => rank(one) - rank(other));
}

function alert(
  code: AlertCode,
  severity: AlertSeverity,
  since: Date | null,
  params: Alert['params'] = {},
): Alert {
  return { code, severity, since, params };
}

function processAlerts({ processes, missingRoles }: OverviewFacts): Alert[] {
  const lastWith = (role: string): Date | null =>
    processes
      .filter(({ roles }) => roles.some((own) => own === role))
      .map(({ beatAt }) => beatAt)
      .sort((one, other) => other.getTime() - one.getTime())[0] ?? null;
  const silent = processes.filter(({ isLiving }) => !isLiving);
  return [
    ...missingRoles.map((role) => alert('ROLE_MISSING', 'critical', lastWith(role), { role })),
    ...silent.map(({ host, pid, roles, silentSeconds, beatAt }) =>
      alert('PROCESS_SILENT', 'warning', beatAt, {
        host,
        pid,
        roles: roles.join(', '),
        silentSeconds,
      }),
    ),
  ];
}

function stateAlerts({ state }: OverviewFacts): Alert[] {
  return state === 'active' ? [] : [alert('STORE_NOT_ACTIVE', 'info', null, { state })];
}

function sideAlerts(code: 'SHOP_UNWELL' | 'ERP_UNWELL', side: SideStanding): Alert[] {
  if (side.phase === 'closed') return [];
  const params = {
    faultCode: side.lastFault?.code ?? null,
    faultMessage: side.lastFault?.message ?? null,
    nextProbeAt: side.nextProbeAt?.toISOString() ?? null,
  };
  return [alert(code, 'critical', side.since, params)];
}

function promiseAlerts({ waiting: { promises } }: OverviewFacts): Alert[] {
  const late = promises.filter((promise) => promise.late > 0);
  const near = promises.filter((promise) => promise.atRisk > 0);
  return [
    ...late.map(({ type, late: count, lateSince }) =>
      alert('CHANGES_LATE', 'critical', lateSince, { type, count }),
    ),
    ...near.map(({ type, atRisk: count, oldestAt }) =>
      alert('CHANGES_AT_RISK', 'warning', oldestAt, { type, count }),
    ),
  ];
}

function itemAlerts({ waiting: { failed }, differences }: OverviewFacts): Alert[] {
  const { count, forSomebody, since } = failed;
  return [
    ...(count > 0 ? [alert('ITEMS_FAILED', 'warning', since, { count, forSomebody })] : []),
    ...(differences !== null && differences.open > 0
      ? [
          alert('SHOP_DIFFERS', 'warning', differences.comparedAt, {
            count: differences.open,
            money: differences.money,
          }),
        ]
      : []),
  ];
}

function checkAlerts({ shop: { checkVerdict, checkCodes, checkedAt } }: OverviewFacts): Alert[] {
  const codes = checkCodes.join(', ');
  if (checkVerdict === 'blocked') return [alert('CHECK_BLOCKS', 'critical', checkedAt, { codes })];
  return checkVerdict === 'warnings' ? [alert('CHECK_WARNS', 'info', checkedAt, { codes })] : [];
}

function webhookAlerts({ webhooks }: OverviewFacts): Alert[] {
  if (!webhooks.isExpected) return [];
  const { topics, failure, silence, gapSince } = webhooks;
  const idle = topics.filter(({ state }) => state !== 'active').map(({ topic }) => topic);
  return [
    ...(idle.length > 0
      ? [alert('WEBHOOKS_NOT_ACTIVE', 'warning', null, { topics: idle.join(', ') })]
      : []),
    ...(failure === null
      ? []
      : [
          alert('WEBHOOKS_UNSEEN', 'warning', null, {
            faultCode: failure.code,
            faultMessage: failure.message,
          }),
        ]),
    ...(silence === null
      ? []
      : [alert('WEBHOOKS_SILENT', 'warning', silence.since, { orders: silence.orders })]),
    ...(gapSince === null ? [] : [alert('WEBHOOKS_GAP', 'info', gapSince)]),
  ];
}

function orderAlerts({ orders: { unpublished, unpublishedSince }, asOf }: OverviewFacts): Alert[] {
  if (unpublishedSince === null) return [];
  if (asOf.getTime() - unpublishedSince.getTime() < UNPUBLISHED_MS) return [];
  return [alert('ORDERS_UNPUBLISHED', 'critical', unpublishedSince, { count: unpublished })];
}

function ruleAlerts({ rulesChange }: OverviewFacts): Alert[] {
  if (rulesChange === null) return [];
  const settings = rulesChange.settings.map(({ name }) => name).join(', ');
  return [alert('RULES_CHANGED', 'warning', rulesChange.changedAt, { settings })];
}
