import type { PersonView } from '@bedside/server/contract/registers/people';
import { CircleCheck, type LucideIcon, Mail, UserMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';

const states: Readonly<Record<PersonView['state'], { tone: Tone; icon: LucideIcon }>> = {
  active: { tone: 'pass', icon: CircleCheck },
  invited: { tone: 'info', icon: Mail },
  left: { tone: 'quiet', icon: UserMinus },
};

export function PersonState({ state }: { state: PersonView['state'] }) {
  const { t } = useTranslation();
  const { tone, icon } = states[state];
  return (
    <StateBadge tone={tone} icon={icon}>
      {t(`people.states.${state}`)}
    </StateBadge>
  );
}
