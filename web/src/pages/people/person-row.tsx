import type { ListedPerson } from '@bedside/server/contract/registers/people';
import { Avatar, Badge, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui/link-button.tsx';
import classes from '../../ui/row-list.module.css';
import { PersonState } from './person-state.tsx';
import { TrainingBadge } from './training-badge.tsx';

/** One person of the list; the name leads to their page where one may see it. */
export function PersonRow(props: {
  person: ListedPerson;
  isMe: boolean;
  mayOpen: boolean;
  onNewLink?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const { person } = props;
  const name = (
    <>
      {person.name} {props.isMe && `(${t('common.you')})`}
    </>
  );
  return (
    <li className={classes.row}>
      <Avatar name={person.name} color="teal" size={36} aria-hidden />
      <div className={classes.main}>
        <Text fw={500}>
          {props.mayOpen ? (
            <TextLink to="/people/$personId" params={{ personId: person.id }} fw={500}>
              {name}
            </TextLink>
          ) : (
            name
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {person.email}
        </Text>
        <Group gap={4} mt={4}>
          {person.roles.map((role) => (
            <Badge key={role} variant="default" size="sm" tt="none" fw={500}>
              {t(`people.roles.${role}`)}
              {person.limitedRoles.includes(role) && ` · ${t('people.limited')}`}
            </Badge>
          ))}
        </Group>
      </div>
      <div className={classes.side}>
        <PersonState state={person.state} />
        {person.state !== 'left' && <TrainingBadge until={person.privacyTrainedUntil} />}
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
      </div>
    </li>
  );
}
