import type { AnnouncementView } from '@bedside/server/contract/flow/urgent';
import { CircleCheck, Hourglass, Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../ui/state-badge.tsx';

/** Open and out, open and waiting for its second person, or ended. */
export function AnnouncementState({ announcement }: { announcement: AnnouncementView }) {
  const { t } = useTranslation();
  if (announcement.state === 'ended') {
    return (
      <StateBadge tone="quiet" icon={CircleCheck}>
        {t('urgent.states.ended')}
      </StateBadge>
    );
  }
  const isOut = announcement.posts.some(({ outSince }) => outSince !== null);
  return (
    <StateBadge tone="warn" icon={isOut ? Siren : Hourglass}>
      {t(isOut ? 'urgent.states.open' : 'urgent.states.waiting')}
    </StateBadge>
  );
}
