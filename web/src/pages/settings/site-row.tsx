import { listSites, reopenSite, type SiteView } from '@bedside/server/contract/registers/org/sites';
import { Button, Text } from '@mantine/core';
import { Building2, CircleCheck, CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyProblem } from '../../lib/notify.tsx';
import { useProblemText } from '../../lib/problem-text.ts';
import { useCall } from '../../lib/query.ts';
import classes from '../../ui/row-list.module.css';
import { StateBadge } from '../../ui/state-badge.tsx';

export function SiteRow(props: { site: SiteView; mayChange: boolean; onEdit: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { site } = props;
  const { channels, facts, roleLimits } = site.uses;
  const isOpen = site.state === 'active';
  const details = [site.address, site.phone, site.timeZone.replaceAll('_', ' ')].filter((word) => word !== null);
  return (
    <li className={classes.row}>
      <Building2 size={20} aria-hidden />
      <div className={classes.main}>
        <Text fw={500}>{site.name}</Text>
        <Text size="xs" c="dimmed">
          {details.join(' · ')}
        </Text>
        <Text size="xs" c="dimmed">
          {channels + facts + roleLimits === 0 ? t('settings.sites.unused') : t('settings.sites.uses', site.uses)}
        </Text>
      </div>
      <div className={classes.side}>
        <StateBadge tone={isOpen ? 'pass' : 'quiet'} icon={isOpen ? CircleCheck : CircleSlash}>
          {t(`settings.sites.states.${site.state}`)}
        </StateBadge>
        {props.mayChange && (isOpen ? <OpenSiteActions {...props} /> : <ReopenButton site={site} />)}
      </div>
    </li>
  );
}

function OpenSiteActions(props: { site: SiteView; onEdit: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const named = { name: props.site.name };
  return (
    <>
      <Button size="xs" variant="default" aria-label={t('settings.sites.editLabel', named)} onClick={props.onEdit}>
        {t('common.edit')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="block"
        aria-label={t('settings.sites.closeLabel', named)}
        onClick={props.onClose}
      >
        {t('settings.sites.close')}
      </Button>
    </>
  );
}

function ReopenButton({ site }: { site: SiteView }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const reopen = useCall(reopenSite, {
    invalidates: [listSites],
    onSuccess: ({ name }) => notifyDone(t('settings.sites.reopened', { name })),
    onError: (error) => notifyProblem(problemText(error)),
  });
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={t('settings.sites.reopenLabel', { name: site.name })}
      loading={reopen.isPending}
      onClick={() => reopen.mutate({ params: { id: site.id }, body: { revision: site.revision } })}
    >
      {t('settings.sites.reopen')}
    </Button>
  );
}
