import type { LinkCheck } from '@bedside/server/contract/flow/compose';
import { Button, Loader } from '@mantine/core';
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './compose-networks.module.css';
import { useLinkCheck } from './use-link-check.ts';

/** What is known of the page behind a link, and what can be done about the address. */
export function LinkNotes(props: { link: string; readOnly: boolean; asks: boolean; onUse: (link: string) => void }) {
  const { link, readOnly, asks } = props;
  const { t } = useTranslation();
  const check = useLinkCheck(link, { asks });
  const onUse = readOnly ? undefined : props.onUse;
  if (check.isFetching) {
    return (
      <output className={classes.linkNote}>
        <Loader size={14} aria-hidden /> {t('networks.link.checking')}
      </output>
    );
  }
  return (
    <ul className={classes.linkNotes} aria-live="polite">
      {check.isError && (
        <Note tone="note">
          {t('networks.link.failed')}
          <Button size="compact-xs" variant="subtle" onClick={() => check.refetch()}>
            {t('common.retry')}
          </Button>
        </Note>
      )}
      {check.data && <Outcome check={check.data} />}
      {check.data && <Address check={check.data} onUse={onUse} />}
    </ul>
  );
}

const tones = { warn: TriangleAlert, good: CircleCheck, note: Info };

function Note(props: { tone: keyof typeof tones; children: ReactNode }) {
  const Icon = tones[props.tone];
  return (
    <li className={classes.linkNote} data-tone={props.tone}>
      <Icon size={16} aria-hidden />
      <span className={classes.linkWords}>{props.children}</span>
    </li>
  );
}

function Outcome({ check }: { check: LinkCheck }) {
  const { t } = useTranslation();
  const { outcome, status, card } = check;
  if (outcome === 'missing') return <Note tone="warn">{t('networks.link.missing', { status })}</Note>;
  if (outcome !== 'reached') {
    return <Note tone={outcome === 'turnedAway' ? 'note' : 'warn'}>{t(`networks.link.${outcome}`)}</Note>;
  }
  return (
    <>
      <Note tone="good">{t(status === null ? 'networks.link.unread' : 'networks.link.reached')}</Note>
      {status !== null && (
        <Note tone="note">
          {card === null
            ? t('networks.link.noCard')
            : `${t('networks.link.card', { title: card.title })}, ${t(card.imageUrl === null ? 'networks.link.cardNoImage' : 'networks.link.cardImage')}.`}
        </Note>
      )}
    </>
  );
}

function Address({ check, onUse }: { check: LinkCheck; onUse: ((link: string) => void) | undefined }) {
  const { t, i18n } = useTranslation();
  const { finalUrl, httpsUrl, cleanUrl, isEncrypted, leadsElsewhere, isShortener, trackingParameters } = check;
  const names = new Intl.ListFormat(i18n.language).format(trackingParameters);
  const use = (url: string | null, label: string) =>
    url !== null &&
    onUse !== undefined && (
      <Button size="compact-xs" variant="light" onClick={() => onUse(url)}>
        {label}
      </Button>
    );
  return (
    <>
      {leadsElsewhere && finalUrl !== null && (
        <Note tone="warn">{t('networks.link.elsewhere', { host: new URL(finalUrl).host })}</Note>
      )}
      {isShortener && (
        <Note tone="note">
          {t('networks.link.shortener')}
          {use(leadsElsewhere ? finalUrl : null, t('networks.link.useFinal'))}
        </Note>
      )}
      {!isEncrypted && (
        <Note tone="warn">
          {t('networks.link.insecure')}
          {use(httpsUrl, t('networks.link.useHttps'))}
        </Note>
      )}
      {trackingParameters.length > 0 && (
        <Note tone="note">
          {t('networks.link.tracking', { names })}
          {use(cleanUrl, t('networks.link.leaveOut'))}
        </Note>
      )}
    </>
  );
}
