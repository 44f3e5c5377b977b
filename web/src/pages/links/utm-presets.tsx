import { utmNames } from '@bedside/connectors/networks';
import { listUtmPresets, removeUtmPreset, type UtmPresetView } from '@bedside/server/contract/registers/utm-presets';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Tags } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { UtmPresetDialog } from './utm-preset-dialog.tsx';

type Opened = { readonly what: 'edit' | 'remove'; readonly preset: UtmPresetView } | { readonly what: 'add' };

/** Campaign values under names, for the addresses in posts. */
export function UtmPresets() {
  const { t } = useTranslation();
  const list = useQuery(ask(listUtmPresets));
  const [opened, open] = useState<Opened | null>(null);
  const { mayChange = false, presets } = list.data ?? {};
  const close = () => open(null);
  return (
    <Stack gap="md" component="section" aria-labelledby="utm-title">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} flex="1 1 260px">
          <Title order={2} id="utm-title">
            {t('links.presets.title')}
          </Title>
          <Text c="dimmed">{t('links.presets.lead')}</Text>
        </Stack>
        {mayChange && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => open({ what: 'add' })}>
            {t('links.presets.add')}
          </Button>
        )}
      </Group>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <ListSkeleton rows={2} height={56} />}
      {presets?.length === 0 && (
        <EmptyState icon={Tags} title={t('links.presets.emptyTitle')} text={t('links.presets.emptyText')} />
      )}
      {presets !== undefined && presets.length > 0 && (
        <ul className={classes.list}>
          {presets.map((preset) => (
            <PresetRow key={preset.id} preset={preset} mayChange={mayChange} onOpen={open} />
          ))}
        </ul>
      )}
      {opened?.what === 'add' && <UtmPresetDialog preset={null} onClose={close} />}
      {opened?.what === 'edit' && <UtmPresetDialog preset={opened.preset} onClose={close} />}
      {opened?.what === 'remove' && <RemoveDialog preset={opened.preset} onClose={close} />}
    </Stack>
  );
}

function PresetRow(props: { preset: UtmPresetView; mayChange: boolean; onOpen: (opened: Opened) => void }) {
  const { mayChange, onOpen, preset } = props;
  const { name, values } = preset;
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Text fw={500} dir="auto">
          {name}
        </Text>
        <Text size="sm" c="dimmed" lang="und">
          {utmNames.flatMap((one) => (values[one] === undefined ? [] : [`utm_${one}=${values[one]}`])).join(' · ')}
        </Text>
      </div>
      {mayChange && (
        <div className={classes.side}>
          <Button
            size="xs"
            variant="default"
            aria-label={t('links.presets.editLabel', { name })}
            onClick={() => onOpen({ what: 'edit', preset })}
          >
            {t('common.edit')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            aria-label={t('links.presets.removeLabel', { name })}
            onClick={() => onOpen({ what: 'remove', preset })}
          >
            {t('links.presets.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

function RemoveDialog({ preset, onClose }: { preset: UtmPresetView; onClose: () => void }) {
  const { id, name } = preset;
  const { t } = useTranslation();
  const remove = useCall(removeUtmPreset, {
    invalidates: [listUtmPresets],
    onSuccess: () => {
      notifyDone(t('links.presets.removed', { name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('links.presets.removeTitle', { name })}
      text={t('links.presets.removeText')}
      confirm={t('links.presets.removeLabel', { name })}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id } })}
      onClose={onClose}
    />
  );
}
