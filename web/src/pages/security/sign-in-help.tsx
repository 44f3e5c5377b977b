import type { PersonView } from '@bedside/server/contract/registers/people';
import { makeResetLink } from '@bedside/server/contract/registers/sign-in';
import { Button, Checkbox, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** What an administrator can do for a person who cannot sign in any more. */
export function SignInHelp({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const [opened, dialog] = useDisclosure(false);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="sign-in-help-title">
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h3" id="sign-in-help-title">
          {t('security.help.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('security.help.lead')}
        </Text>
        <Button size="xs" variant="default" onClick={dialog.open}>
          {t('security.help.open')}
        </Button>
      </Stack>
      {opened && <ResetLinkDialog person={person} onClose={dialog.close} />}
    </Paper>
  );
}

function ResetLinkDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const { t } = useTranslation();
  const { name } = person;
  const [clearSecondFactor, setClearSecondFactor] = useState(false);
  const make = useCall(makeResetLink);
  const link = make.data?.link;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('security.help.dialogTitle', { name })}
      closeOnClickOutside={link === undefined}
    >
      <Stack gap="md">
        <Text>{link === undefined ? t('security.help.text', { name }) : t('security.help.made', { name })}</Text>
        {link === undefined ? (
          <Checkbox
            label={t('security.help.clear')}
            description={t('security.help.clearHint')}
            checked={clearSecondFactor}
            onChange={(event) => setClearSecondFactor(event.currentTarget.checked)}
          />
        ) : (
          <CopyField label={t('security.help.link')} value={link} />
        )}
        <ProblemNotice error={make.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {link === undefined ? t('common.cancel') : t('common.close')}
          </Button>
          {link === undefined && (
            <Button
              loading={make.isPending}
              onClick={() => make.mutate({ params: { id: person.id }, body: { clearSecondFactor } })}
            >
              {t('security.help.submit')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
