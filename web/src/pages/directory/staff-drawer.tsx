import {
  addStaff,
  changeStaff,
  removeStaff,
  type StaffMemberView,
  setStaffState,
} from '@bedside/server/contract/registers/directory';
import { Alert, Button, Drawer, Group, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { directoryReads } from './directory-reads.ts';
import classes from './staff-drawer.module.css';

const textFields = [
  'displayName',
  'givenName',
  'familyName',
  'title',
  'credentials',
  'email',
  'jobTitle',
  'department',
  'site',
  'externalId',
] as const;
/** Fields that need the whole width; the others stand in pairs where there is room. */
const wide: ReadonlySet<string> = new Set(['displayName', 'email', 'jobTitle', 'externalId']);

type Values = Record<(typeof textFields)[number], string> & { otherNames: string[] };

function valuesOf(member: StaffMemberView | null): Values {
  const texts = Object.fromEntries(textFields.map((field) => [field, member?.[field] ?? '']));
  // The keys are those of the list.
  return { ...(texts as Record<(typeof textFields)[number], string>), otherNames: member?.otherNames ?? [] };
}

/** One entry of the directory: added, changed, marked as left or back, removed. */
export function StaffDrawer(props: { member: StaffMemberView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { member, onClose } = props;
  const onSuccess = () => {
    notifyDone(t('common.saved'));
    onClose();
  };
  const add = useCall(addStaff, { invalidates: directoryReads, onSuccess });
  const change = useCall(changeStaff, { invalidates: directoryReads, onSuccess });
  const form = useForm<Values>({
    initialValues: valuesOf(member),
    validate: {
      displayName: (_value, { displayName, givenName, familyName }) =>
        `${displayName}${givenName}${familyName}`.trim() === '' ? t('common.fields.required') : null,
    },
  });
  const submit = form.onSubmit((body) => {
    if (member === null) add.mutate({ body });
    else change.mutate({ params: { id: member.id }, body: { ...body, revision: member.revision } });
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={member === null ? t('directory.addTitle') : t('directory.editTitle', { name: member.displayName })}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="sm">
          {member?.source === 'scim' && <Alert color="info">{t('directory.scimManaged')}</Alert>}
          <div className={classes.fields}>
            {textFields.map((field) => (
              <TextInput
                wrapperProps={{ 'data-wide': wide.has(field) || undefined }}
                key={field}
                label={t(`directory.fields.${field}`)}
                description={field === 'displayName' ? t('directory.displayNameHint') : undefined}
                maxLength={field === 'email' ? 254 : 200}
                autoComplete="off"
                {...form.getInputProps(field)}
              />
            ))}
          </div>
          <TagsInput
            label={t('directory.fields.otherNames')}
            description={t('directory.otherNamesHint')}
            maxTags={20}
            {...form.getInputProps('otherNames')}
          />
          <ProblemNotice error={add.error ?? change.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending || change.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
      {member !== null && <Leaving member={member} onClose={onClose} />}
    </Drawer>
  );
}

function Leaving(props: { member: StaffMemberView; onClose: () => void }) {
  const { t } = useTranslation();
  const { member, onClose } = props;
  const [removing, removal] = useDisclosure(false);
  const move = useCall(setStaffState, { invalidates: directoryReads, onSuccess: onClose });
  const remove = useCall(removeStaff, { invalidates: directoryReads, onSuccess: onClose });
  const state = member.state === 'active' ? 'left' : 'active';
  return (
    <Stack gap="xs" mt="xl">
      <ProblemNotice error={move.error} />
      {state === 'left' && member.personId !== null && <Alert color="warn">{t('directory.leavesBedside')}</Alert>}
      <Group gap="xs">
        <Button
          variant="default"
          loading={move.isPending}
          onClick={() => move.mutate({ params: { id: member.id }, body: { state, revision: member.revision } })}
        >
          {t(state === 'left' ? 'directory.markLeft' : 'directory.markBack')}
        </Button>
        <Button variant="subtle" color="block" onClick={removal.open}>
          {t('common.remove')}
        </Button>
      </Group>
      {removing && (
        <ConfirmDialog
          title={t('directory.removeTitle', { name: member.displayName })}
          text={t('directory.removeText')}
          confirm={t('common.remove')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate({ params: { id: member.id } })}
          onClose={removal.close}
        />
      )}
    </Stack>
  );
}
