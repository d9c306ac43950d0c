import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem';
import { Screen } from '../components/layout/screen';
import { Fault } from '../components/views/fault-view';
import { mayIn, type Role, useSignedIn } from './session';
import { useStoreId } from './store';

/**
 * Shows a screen to those who have its role; all others are told so, as the service would. It keeps
 * from nothing by itself: the service refuses what is not allowed.
 */
export function ForRole(props: {
  role: Role;
  /** Whether the role has to be one in the whole installation. */
  everywhere?: boolean;
  title: string;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const somebody = useSignedIn();
  const storeId = useStoreId();
  const { role, everywhere = false, title, children } = props;
  if (mayIn(somebody, everywhere ? null : storeId, role)) return children;
  return (
    <Screen title={title}>
      <Fault error={new ApiProblem(403, 'FORBIDDEN', t('needsRole', { role }), null)} />
    </Screen>
  );
}
