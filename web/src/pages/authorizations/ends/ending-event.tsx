import type { AuthorizationView } from '@bedside/server/contract/registers/authorizations';
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { authorizationAskers } from '../../../lib/authorization-roles.ts';
import { formatInstant } from '../../../lib/format.ts';
import { hasRole, useSession } from '../../../lib/session.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Section } from '../section.tsx';
import { takenBack } from '../withdrawal-form.ts';
import { EventDialog } from './event-dialog.tsx';

/** With what a permission ends, and what was told of it; nothing where it ends on a day. */
export function EndingEvent({ authorization }: { authorization: AuthorizationView }) {
  const { t, i18n } = useTranslation();
  const { person, organization } = useSession();
  const [isOpen, dialog] = useDisclosure(false);
  const nowMs = useNow();
  const { event } = authorization;
  if (event === null) return null;
  const { words, telling } = event;
  const time = (instant: string) => formatInstant(instant, i18n.language, organization.timeZone);
  const mayTell = telling === null && !takenBack(authorization).everything && hasRole(person, ...authorizationAskers);
  return (
    <Section title={t('ends.event.title')}>
      <Text size="sm" fw={500}>
        {t('ends.event.words', { words })}
      </Text>
      {telling === null ? (
        <Text size="sm">{t('ends.event.open')}</Text>
      ) : (
        <>
          <Text size="sm">
            {t(Date.parse(telling.happenedAt) > nowMs ? 'ends.event.comes' : 'ends.event.happened', {
              time: time(telling.happenedAt),
            })}
          </Text>
          <Text size="xs" c="dimmed">
            {t('ends.event.toldBy', { name: telling.toldByName, time: time(telling.toldAt) })}
          </Text>
        </>
      )}
      {mayTell && (
        <Button variant="default" c="block" w="fit-content" onClick={dialog.open}>
          {t('ends.event.tell')}
        </Button>
      )}
      {isOpen && <EventDialog authorization={authorization} words={words} onClose={dialog.close} />}
    </Section>
  );
}
