import type { StaffMemberView } from '@bedside/server/contract/registers/directory';
import { Avatar, Button, Text } from '@mantine/core';
import { CircleCheck, Link2, UserMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/row-list.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';

export function StaffRow(props: {
  member: StaffMemberView;
  onEdit?: (() => void) | undefined;
  onLink?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { member } = props;
  const name = [member.title, member.displayName, member.credentials].filter((part) => part !== null).join(' ');
  const work = [member.jobTitle, member.department, member.site].filter((part) => part !== null).join(' · ');
  return (
    <li className={classes.row}>
      <Avatar name={member.displayName} color="teal" size={36} aria-hidden />
      <div className={classes.main}>
        <Text fw={500} dir="auto">
          {name}
        </Text>
        {work !== '' && <Text size="xs">{work}</Text>}
        {member.otherNames.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('directory.alsoKnown', { names: member.otherNames.join(', ') })}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {[member.email, t(`directory.sources.${member.source}`)].filter((part) => part !== null).join(' · ')}
        </Text>
      </div>
      <div className={classes.side}>
        {member.personId !== null && (
          <StateBadge tone="info" icon={Link2}>
            {t('directory.isPerson')}
          </StateBadge>
        )}
        <StateBadge
          tone={member.state === 'active' ? 'pass' : 'quiet'}
          icon={member.state === 'active' ? CircleCheck : UserMinus}
        >
          {t(`directory.states.${member.state}`)}
        </StateBadge>
        {props.onLink && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('directory.linkLabel', { name: member.displayName })}
            onClick={props.onLink}
          >
            {t('directory.link')}
          </Button>
        )}
        {props.onEdit && (
          <Button
            size="xs"
            variant="default"
            aria-label={t('directory.editLabel', { name: member.displayName })}
            onClick={props.onEdit}
          >
            {t('common.edit')}
          </Button>
        )}
      </div>
    </li>
  );
}
