import type { PersonView } from '@bedside/server/contract/registers/people';
import { Avatar, Button, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleDashed, type LucideIcon, Mail, UserMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useNow } from '../../lib/use-now.ts';
import classes from '../../ui/row-list.module.css';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';

const states: Readonly<Record<PersonView['state'], { tone: Tone; icon: LucideIcon }>> = {
  active: { tone: 'pass', icon: CircleCheck },
  invited: { tone: 'info', icon: Mail },
  left: { tone: 'quiet', icon: UserMinus },
};

export function PersonRow(props: {
  person: PersonView;
  isMe: boolean;
  onEdit?: (() => void) | undefined;
  onNewLink?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { person } = props;
  const state = states[person.state];
  return (
    <li className={classes.row}>
      <Avatar name={person.name} color="teal" size={36} aria-hidden />
      <div className={classes.main}>
        <Text fw={500}>
          {person.name} {props.isMe && `(${t('common.you')})`}
        </Text>
        <Text size="xs" c="dimmed">
          {person.email}
        </Text>
        <Text size="xs">{person.roles.map((role) => t(`people.roles.${role}`)).join(', ')}</Text>
      </div>
      <div className={classes.side}>
        <StateBadge tone={state.tone} icon={state.icon}>
          {t(`people.states.${person.state}`)}
        </StateBadge>
        <Training until={person.privacyTrainedUntil} />
        {props.onNewLink && person.state === 'invited' && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('people.newLinkLabel', { name: person.name })}
            onClick={props.onNewLink}
          >
            {t('people.newLink')}
          </Button>
        )}
        {props.onEdit && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('people.editLabel', { name: person.name })}
            onClick={props.onEdit}
          >
            {t('common.edit')}
          </Button>
        )}
      </div>
    </li>
  );
}

function Training({ until }: { until: string | null }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const title = t('people.columns.training');
  if (until === null) {
    return (
      <StateBadge tone="quiet" icon={CircleDashed}>
        {title}: {t('people.trainingNone')}
      </StateBadge>
    );
  }
  const date = formatDate(until, currentLanguage());
  // The training holds to the end of its last day.
  const holds = Date.parse(`${until}T23:59:59Z`) >= nowMs;
  return (
    <StateBadge tone={holds ? 'pass' : 'warn'} icon={holds ? CircleCheck : CircleAlert}>
      {title}: {holds ? t('people.trainingHolds', { date }) : t('people.trainingOver', { date })}
    </StateBadge>
  );
}
