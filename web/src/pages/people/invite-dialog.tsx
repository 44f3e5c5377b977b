import type { Role } from '@bedside/server/contract/registers/org';
import { invitePerson, listPeople } from '@bedside/server/contract/registers/people';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../../lib/api.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { useCall } from '../../lib/query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RolesField } from '../../ui/roles-field.tsx';
import { TrainedUntilField } from './trained-until-field.tsx';

/** Asks who, then shows the link to send. */
export function InviteDialog(props: { onClose: () => void }) {
  const { t } = useTranslation();
  const invite = useCall(invitePerson, { invalidates: [listPeople] });
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={invite.data ? t('people.invitedTitle') : t('people.inviteTitle')}
      // The link is shown only once: a slip of the mouse must not lose it.
      closeOnClickOutside={!invite.data}
    >
      {invite.data ? (
        <Invited answer={invite.data} onClose={props.onClose} />
      ) : (
        <InviteForm
          busy={invite.isPending}
          error={invite.error}
          onSubmit={(body) => invite.mutate({ body })}
          onClose={props.onClose}
        />
      )}
    </Modal>
  );
}

type InviteValues = { name: string; email: string; roles: Role[]; privacyTrainedUntil: string };
type InviteBody = Omit<InviteValues, 'privacyTrainedUntil'> & { privacyTrainedUntil: string | null };

function InviteForm(props: {
  busy: boolean;
  error: unknown;
  onSubmit: (body: InviteBody) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const byContract = contractErrors(invitePerson.body, t);
  const form = useForm<InviteValues>({
    initialValues: { name: '', email: '', roles: ['author'], privacyTrainedUntil: '' },
    validate: (values) => byContract(asBody(values)),
  });
  return (
    <form noValidate onSubmit={form.onSubmit((values) => props.onSubmit(asBody(values)))}>
      <Stack gap="md">
        <Text c="dimmed">{t('people.inviteLead')}</Text>
        <TextInput
          label={t('common.name')}
          autoComplete="off"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('common.email')}
          type="email"
          autoComplete="off"
          required
          {...form.getInputProps('email')}
        />
        <RolesField {...form.getInputProps('roles')} />
        <TrainedUntilField {...form.getInputProps('privacyTrainedUntil')} />
        <ProblemNotice error={props.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={props.busy}>
            {t('people.inviteSubmit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function asBody(values: InviteValues): InviteBody {
  return { ...values, privacyTrainedUntil: values.privacyTrainedUntil === '' ? null : values.privacyTrainedUntil };
}

function Invited(props: { answer: CallAnswer<typeof invitePerson>; onClose: () => void }) {
  const { t } = useTranslation();
  const { person, invitationLink } = props.answer;
  return (
    <Stack gap="md">
      <Text>{t('people.invitedText', { name: person.name })}</Text>
      <CopyField label={t('people.invitationLink')} value={invitationLink} />
      <Group justify="flex-end">
        <Button onClick={props.onClose}>{t('common.close')}</Button>
      </Group>
    </Stack>
  );
}
