import { NavLink } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import {
  ArrowRightLeft,
  LayoutDashboard,
  Link2,
  ListChecks,
  ShoppingCart,
  Store,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayIn, type Role, useSignedIn } from '../session';
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
] as const;

/** The links to the screens; those that somebody may not see are left out. */
export function ScreenLinks(): ReactNode {
  const { t } = useTranslation();
  const somebody = useSignedIn();
  const storeId = useStoreId();
  const { pathname } = useLocation();
  return SCREENS.filter(({ role }: { role: Role }) => mayIn(somebody, storeId, role)).map(
    ({ to, text, Icon }) => (
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
    ),
  );
}

function isWithin(path: string, screen: string): boolean {
  return screen === '/' ? path === '/' : path === screen || path.startsWith(`${screen}/`);
}
