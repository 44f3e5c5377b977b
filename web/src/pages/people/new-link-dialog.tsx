import { type PersonView, reinvitePerson } from '@bedside/server/contract/registers/people';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** A new invitation for somebody who lost theirs; the older link ends. */
export function NewLinkDialog(props: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = props;
  const reinvite = useCall(reinvitePerson, {});
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('people.newLinkTitle', { name: person.name })}
      closeOnClickOutside={!reinvite.data}
    >
      <Stack gap="md">
        <Text>
          {reinvite.data
            ? t('people.invitedText', { name: person.name })
            : t('people.newLinkText', { name: person.name })}
        </Text>
        {reinvite.data && <CopyField label={t('people.invitationLink')} value={reinvite.data.invitationLink} />}
        <ProblemNotice error={reinvite.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('common.close')}
          </Button>
          {!reinvite.data && (
            <Button
              loading={reinvite.isPending}
              onClick={() => reinvite.mutate({ params: { id: person.id } })}
              data-autofocus
            >
              {t('people.newLinkSubmit')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
