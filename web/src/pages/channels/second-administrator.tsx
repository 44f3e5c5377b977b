import { setSecondAdministrator } from '@bedside/server/contract/registers/org';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

/** Whether somebody else looks at new accounts, and the button of those who may say so. */
export function SecondAdministrator() {
  const { t } = useTranslation();
  const { organization, person } = useSession();
  const [isOpen, open] = useDisclosure(false);
  const client = useQueryClient();
  const isRequired = organization.secondAdministrator === 'required';
  const isAdministrator = hasRole(person, 'administrator');
  const isOfficer = hasRole(person, 'privacy_officer');
  // Nobody loosens what binds themselves.
  const may = isRequired ? isOfficer && !isAdministrator : isOfficer || isAdministrator;
  const set = useCall(setSecondAdministrator, {
    onSuccess: async () => {
      notifyDone(t('channels.second.saved'));
      open.close();
      // The organization is told with the session.
      await client.invalidateQueries();
    },
  });
  const label = t(isRequired ? 'channels.second.waive' : 'channels.second.ask');
  return (
    <Stack gap="xs" align="flex-start">
      <Title order={2} size="h4">
        {t('channels.second.title')}
      </Title>
      <Text size="sm">{t(isRequired ? 'channels.second.required' : 'channels.second.notNeeded')}</Text>
      {may && (
        <Button variant="default" size="xs" onClick={open.open}>
          {label}
        </Button>
      )}
      {isOpen && (
        <ReasonDialog
          title={label}
          reasonLabel={t('channels.second.reason')}
          confirm={t('channels.second.confirm')}
          color="accent"
          busy={set.isPending}
          error={set.error}
          onConfirm={(reason) =>
            set.mutate({ body: { secondAdministrator: isRequired ? 'not-needed' : 'required', reason } })
          }
          onClose={open.close}
        >
          {t(isRequired ? 'channels.second.text' : 'channels.second.askText')}
        </ReasonDialog>
      )}
    </Stack>
  );
}
