import { NavLink } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import {
  ArrowRightLeft,
  Layers,
  LayoutDashboard,
  Link2,
  ListChecks,
  ScrollText,
  ShoppingCart,
  Store,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, mayReadOrders, type Role, useSignedIn } from '../session';
import { useStoreId } from '../store';

/** The screens that have a link, in their order, and who sees it. */
const SCREENS = [
  { to: '/', text: 'overview', Icon: LayoutDashboard, role: 'viewer' },
  { to: '/changes', text: 'changes', Icon: ArrowRightLeft, role: 'viewer' },
  { to: '/failures', text: 'failures', Icon: TriangleAlert, role: 'viewer' },
  { to: '/runs', text: 'runs', Icon: ListChecks, role: 'viewer' },
  { to: '/mappings', text: 'mappings', Icon: Link2, role: 'viewer' },
  { to: '/orders', text: 'orders', Icon: ShoppingCart, role: 'orders' },
  { to: '/stores', text: 'stores', Icon: Store, role: 'operator' },
  { to: '/audit', text: 'audit', Icon: ScrollText, role: 'admin' },
] as const;

/** The links to the screens; those that somebody may not see are left out. */
export function ScreenLinks(): ReactNode {
  const { t } = useTranslation();
  const somebody = useSignedIn();
  const storeId = useStoreId();
  const { pathname } = useLocation();
  const links = SCREENS.filter(({ role }: { role: Role }) =>
    role === 'orders' ? mayReadOrders(somebody, storeId) : mayIn(somebody, storeId, role),
  ).map(({ to, text, Icon }) => (
    <NavLink
      key={to}
      label={t(`screens.${text}`)}
      leftSection={<Icon size={18} aria-hidden />}
      active={isWithin(pathname, to)}
      {...(isWithin(pathname, to) ? { 'aria-current': 'page' as const } : {})}
      renderRoot={(props) => (
        <Link to={to} search={(search) => ({ store: search.store })} {...props} />
      )}
    />
  ));
  return (
    <>
      {links}
      {somebody.stores === null && mayIn(somebody, null, 'admin') && (
        // A page of its own, for admins of the whole installation.
        <NavLink
          component="a"
          href="/queues"
          label={t('screens.queues')}
          leftSection={<Layers size={18} aria-hidden />}
        />
      )}
    </>
  );
}

function isWithin(path: string, screen: string): boolean {
  return screen === '/' ? path === '/' : path === screen || path.startsWith(`${screen}/`);
}
