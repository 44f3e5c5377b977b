import {
  type FormVersionView,
  getForm,
  getFormVersion,
  type HouseFormView,
  listForms,
  retireForm,
} from '@bedside/server/contract/registers/authorizations/forms';
import { Button, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleSlash, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../../lib/notify.tsx';
import { ask, useCall } from '../../../lib/query.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ListSkeleton } from '../../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import classes from '../../../ui/row-list.module.css';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { Section } from '../section.tsx';
import { useHouseDay } from '../use-house-day.ts';
import { FormPreview } from './form-preview.tsx';
import { HardBadge, useGrades } from './grades.tsx';

type Kind = HouseFormView['kind'];
type Open = { dialog: 'show' | 'retire'; number: number } | null;

/** What the house published, the newest first, and what Bedside brings. */
export function VersionList({ form, mayChange }: { form: HouseFormView; mayChange: boolean }) {
  const { t } = useTranslation();
  const gradesIn = useGrades();
  const [open, setOpen] = useState<Open>(null);
  const { kind, shipped, versions } = form;
  return (
    <Section title={t('houseForms.versions')}>
      <ul className={classes.list}>
        {versions.map((version) => (
          <VersionRow key={version.number} version={version} mayChange={mayChange} onOpen={setOpen} />
        ))}
        <li className={classes.row}>
          <div className={classes.main}>
            <Text fw={500}>{t('houseForms.shippedVersion', { number: shipped.version })}</Text>
            <Text size="xs" c="dimmed">
              {gradesIn(shipped.grades)} · {t('houseForms.covers', { numbers: shipped.covers.join(', ') })}
            </Text>
          </div>
          <div className={classes.side}>{shipped.isUsed && <InUse />}</div>
        </li>
      </ul>
      {open?.dialog === 'show' && <ShowDialog kind={kind} number={open.number} onClose={() => setOpen(null)} />}
      {open?.dialog === 'retire' && <RetireDialog kind={kind} number={open.number} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function InUse() {
  const { t } = useTranslation();
  return (
    <StateBadge tone="pass" icon={CircleCheck}>
      {t('houseForms.inUse')}
    </StateBadge>
  );
}

function VersionRow(props: { version: FormVersionView; mayChange: boolean; onOpen: (next: Open) => void }) {
  const { version, mayChange, onOpen } = props;
  const { t } = useTranslation();
  const dayOf = useHouseDay();
  const gradesIn = useGrades();
  const { number, retiredAt } = version;
  const told = [
    t('houseForms.publishedBy', { name: version.publishedByName, date: dayOf(version.publishedAt) }),
    ...(version.counsel === '' ? [] : [t('houseForms.counsel', { name: version.counsel })]),
    ...(retiredAt === null
      ? []
      : [t('houseForms.retiredBy', { name: version.retiredByName ?? '', date: dayOf(retiredAt) })]),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500}>{t('houseForms.version', { number })}</Text>
        <Text size="xs" c="dimmed">
          {gradesIn(version.grades)} · {t('houseForms.covers', { numbers: version.covers.join(', ') })}
        </Text>
        <Text size="xs" c="dimmed">
          {told.join(' · ')}
        </Text>
      </div>
      <div className={classes.side}>
        <HardBadge grades={version.grades} />
        <VersionState version={version} />
        <Button
          size="xs"
          variant="default"
          aria-label={t('houseForms.showLabel', { number })}
          onClick={() => onOpen({ dialog: 'show', number })}
        >
          {t('houseForms.show')}
        </Button>
        {mayChange && retiredAt === null && (
          <Button
            size="xs"
            variant="subtle"
            color="block"
            aria-label={t('houseForms.retireLabel', { number })}
            onClick={() => onOpen({ dialog: 'retire', number })}
          >
            {t('houseForms.retire')}
          </Button>
        )}
      </div>
    </li>
  );
}

function VersionState({ version: { isUsed, retiredAt } }: { version: FormVersionView }) {
  const { t } = useTranslation();
  if (isUsed) return <InUse />;
  return (
    <StateBadge tone="quiet" icon={retiredAt === null ? FileText : CircleSlash}>
      {t(retiredAt === null ? 'houseForms.published' : 'houseForms.retired')}
    </StateBadge>
  );
}

function ShowDialog({ kind, number, onClose }: { kind: Kind; number: number; onClose: () => void }) {
  const { t } = useTranslation();
  const version = useQuery(ask(getFormVersion, { params: { kind, number } }));
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('houseForms.version', { number })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ProblemNotice error={version.error} onRetry={() => void version.refetch()} />
      {version.isPending && <ListSkeleton rows={6} height={40} />}
      {version.data !== undefined && <FormPreview reading={version.data.reading} />}
    </Modal>
  );
}

function RetireDialog({ kind, number, onClose }: { kind: Kind; number: number; onClose: () => void }) {
  const { t } = useTranslation();
  const retire = useCall(retireForm, {
    invalidates: [listForms, getForm],
    onSuccess: () => {
      notifyDone(t('houseForms.retiredDone', { number }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('houseForms.retireTitle', { number })}
      text={t('houseForms.retireText')}
      confirm={t('houseForms.retire')}
      busy={retire.isPending}
      error={retire.error}
      onConfirm={() => retire.mutate({ params: { kind, number } })}
      onClose={onClose}
    />
  );
}
