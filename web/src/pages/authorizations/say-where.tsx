import { useTranslation } from 'react-i18next';
import { authorizationRulers } from '../../lib/authorization-roles.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { TextLink } from '../../ui/link-button.tsx';

/** Beside the reason that nobody has said where the house practises: the way there, for those who may say it. */
export function SayWhere({ reason }: { reason: string }) {
  const { t } = useTranslation();
  const { person } = useSession();
  if (reason !== 'PLACE_NOT_TOLD' || !hasRole(person, ...authorizationRulers)) return null;
  return (
    <TextLink to="/authorizations/rules" size="xs">
      {t('houseRules.practice.say')}
    </TextLink>
  );
}
