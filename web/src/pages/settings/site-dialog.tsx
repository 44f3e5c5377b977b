import { addSite, changeSite, closeSite, listSites, type SiteView } from '@bedside/server/contract/registers/org/sites';
import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { contractErrors } from '../../lib/form-errors.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { timeZones } from '../../ui/organization-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButtons } from '../../ui/save-buttons.tsx';

function useSiteForm(site: SiteView | null) {
  const { t } = useTranslation();
  const { organization } = useSession();
  return useForm({
    initialValues: {
      name: site?.name ?? '',
      shortName: site?.shortName ?? '',
      timeZone: site?.timeZone ?? organization.timeZone,
      address: site?.address ?? '',
      phone: site?.phone ?? '',
    },
    validate: contractErrors(addSite.body, t),
  });
}

/** A new site, or a change of one. */
export function SiteDialog({ site, onClose }: { site: SiteView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useSiteForm(site);
  const options = {
    invalidates: [listSites],
    onSuccess: ({ name }: SiteView) => {
      notifyDone(t('settings.sites.saved', { name }));
      onClose();
    },
  };
  const add = useCall(addSite, options);
  const change = useCall(changeSite, options);
  const submit = form.onSubmit((values) => {
    if (site === null) add.mutate({ body: values });
    else change.mutate({ params: { id: site.id }, body: { ...values, revision: site.revision } });
  });
  const title = site === null ? t('settings.sites.addTitle') : t('settings.sites.editTitle', { name: site.name });
  return (
    <Modal opened onClose={onClose} title={title}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <TextInput label={t('settings.sites.name')} required data-autofocus {...form.getInputProps('name')} />
          <TextInput
            label={t('settings.sites.shortName')}
            description={t('settings.sites.shortNameHint')}
            required
            {...form.getInputProps('shortName')}
          />
          <Select
            label={t('organization.timeZone')}
            description={t('organization.timeZoneHint')}
            data={timeZones}
            searchable
            limit={40}
            allowDeselect={false}
            nothingFoundMessage={t('organization.nothingFound')}
            required
            {...form.getInputProps('timeZone')}
          />
          <TextInput label={t('settings.sites.address')} {...form.getInputProps('address')} />
          <TextInput label={t('settings.sites.phone')} type="tel" {...form.getInputProps('phone')} />
          <ProblemNotice error={add.error ?? change.error} />
          <SaveButtons onCancel={onClose} busy={add.isPending || change.isPending} />
        </Stack>
      </form>
    </Modal>
  );
}

export function CloseSiteDialog({ site, onClose }: { site: SiteView; onClose: () => void }) {
  const { t } = useTranslation();
  const named = { name: site.name };
  const isUsed = Object.values(site.uses).some((count) => count > 0);
  const uses = t('settings.sites.uses', site.uses);
  const close = useCall(closeSite, {
    invalidates: [listSites],
    onSuccess: () => {
      notifyDone(t('settings.sites.closed', named));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('settings.sites.closeTitle', named)}
      text={isUsed ? t('settings.sites.closeInUse', { uses }) : t('settings.sites.closeText')}
      confirm={t('settings.sites.closeConfirm', named)}
      busy={close.isPending}
      error={close.error}
      onConfirm={() => close.mutate({ params: { id: site.id }, body: { revision: site.revision } })}
      onClose={onClose}
    />
  );
}
