import { getPersonRecord, listPeople, type PersonView, returnPerson } from '@bedside/server/contract/registers/people';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keyOf, useCall } from '../../lib/query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Invites somebody who left, as the same person; then shows the link to send. */
export function ReturnDialog(props: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { name, id } = props.person;
  const comeBack = useCall(returnPerson, { invalidates: [listPeople] });
  // The page below changes only when the link was taken: it is shown once.
  const close = () => {
    props.onClose();
    void client.invalidateQueries({ queryKey: keyOf(getPersonRecord) });
  };
  return (
    <Modal opened onClose={close} title={t('people.comeBack.title', { name })} closeOnClickOutside={!comeBack.data}>
      <Stack gap="md">
        <Text>{comeBack.data ? t('people.invitedText', { name }) : t('people.comeBack.text')}</Text>
        {comeBack.data && <CopyField label={t('people.invitationLink')} value={comeBack.data.invitationLink} />}
        <ProblemNotice error={comeBack.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common.close')}
          </Button>
          {!comeBack.data && (
            <Button loading={comeBack.isPending} onClick={() => comeBack.mutate({ params: { id } })} data-autofocus>
              {t('people.comeBack.submit')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
