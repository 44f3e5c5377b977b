import { linkStaff, type StaffMemberView } from '@bedside/server/contract/registers/directory';
import { listPeople } from '@bedside/server/contract/registers/people';
import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { directoryReads } from './directory-reads.ts';

/** Which person of Bedside an entry of the directory is. */
export function LinkPersonDialog(props: { member: StaffMemberView; onClose: () => void }) {
  const { t } = useTranslation();
  const { member, onClose } = props;
  const [personId, setPersonId] = useState(member.personId ?? '');
  const people = useQuery(ask(listPeople, { query: { limit: 500 } }));
  const link = useCall(linkStaff, { invalidates: [...directoryReads, listPeople], onSuccess: onClose });
  const chosen = personId === '' ? null : personId;
  return (
    <Modal opened onClose={onClose} title={t('directory.linkTitle', { name: member.displayName })}>
      <Stack gap="md">
        <Text c="dimmed">{t('directory.linkText')}</Text>
        <NativeSelect
          label={t('directory.linkField')}
          value={personId}
          onChange={(event) => setPersonId(event.currentTarget.value)}
          data={[
            { value: '', label: t('directory.linkNobody') },
            ...(people.data?.people ?? [])
              .filter(({ state }) => state !== 'left')
              .map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` })),
          ]}
        />
        <ProblemNotice error={people.error ?? link.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={link.isPending}
            disabled={chosen === member.personId}
            onClick={() =>
              link.mutate({ params: { id: member.id }, body: { personId: chosen, revision: member.revision } })
            }
          >
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
