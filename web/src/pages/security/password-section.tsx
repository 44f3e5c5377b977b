import { changePassword, listOwnSessions } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { type SignInMethods, staleAfterChange } from './methods.ts';
import { Section } from './section.tsx';

export function PasswordSection({ methods }: { methods: SignInMethods }) {
  const { t } = useTranslation();
  const ago = useAgo();
  const [changing, change] = useDisclosure(false);
  const { passwordChangedAt } = methods;
  const action = methods.hasPassword ? t('security.password.change') : t('security.password.set');
  return (
    <Section
      id="password"
      title={t('security.password.title')}
      lead={
        passwordChangedAt === null
          ? t('security.password.none')
          : t('security.password.setSince', { ago: ago(passwordChangedAt) })
      }
      action={
        <Button variant="default" onClick={change.open}>
          {action}
        </Button>
      }
    >
      {changing && <PasswordDialog title={action} onClose={change.close} />}
    </Section>
  );
}

function PasswordDialog(props: { title: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { person, organization } = useSession();
  const save = useCall(changePassword, {
    invalidates: [...staleAfterChange, listOwnSessions],
    onSuccess: () => {
      notifyDone(t('security.password.saved'));
      props.onClose();
    },
  });
  const form = useForm({ initialValues: { password: '' }, validate: contractErrors(changePassword.body, t) });
  return (
    <Modal opened onClose={props.onClose} title={props.title}>
      <form noValidate onSubmit={form.onSubmit((body) => save.mutate({ body }))}>
        <Stack gap="md">
          <Text>{t('security.password.ends')}</Text>
          <ProblemNotice error={save.error} />
          {/* Password managers file the new password under this address. */}
          <input hidden type="email" value={person.email} readOnly autoComplete="username" />
          <NewPasswordField
            label={t('security.password.label')}
            description={t('security.password.hint')}
            knownWords={[person.name, person.email, organization.name]}
            data-autofocus
            {...form.getInputProps('password')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('security.password.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
