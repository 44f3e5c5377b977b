import { addSource, probeSource, type SourceProposal } from '@bedside/server/contract/flow/relays';
import { Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { isReady, SettingsFields, type SourceSettings } from './source-settings.tsx';
import { afterNotice } from './use-notices.ts';

/** First the feed is looked at, then one sees what it has, and then it is watched. */
export function AddSourceDialog({ proposal, onClose }: { proposal: SourceProposal | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [feedUrl, setFeedUrl] = useState(proposal?.feedUrl ?? '');
  const [settings, setSettings] = useState<SourceSettings>({
    name: proposal?.name ?? '',
    language: proposal?.language ?? 'en',
    everyMinutes: 15,
    preparesDrafts: false,
    leavesOnApproval: false,
  });
  const probe = useCall(probeSource, {
    onSuccess: ({ title, language }) =>
      setSettings((now) => ({
        ...now,
        name: now.name === '' ? title.slice(0, 120) : now.name,
        language: proposal === null && language !== null ? language : now.language,
      })),
  });
  const add = useCall(addSource, { invalidates: afterNotice, onSuccess: onClose });
  const found = probe.data;
  const canAdd = found !== undefined && isReady(settings);
  const submit = () => {
    if (found === undefined) {
      if (feedUrl.trim() !== '') probe.mutate({ body: { feedUrl: feedUrl.trim() } });
    } else if (canAdd) {
      const homeUrl = proposal?.homeUrl ?? found.homeUrl;
      const { name, language } = settings;
      add.mutate({
        body: { ...settings, name: name.trim(), language: language.trim(), feedUrl: feedUrl.trim(), homeUrl },
      });
    }
  };
  return (
    <Modal opened size="lg" onClose={onClose} title={t('relays.addTitle')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('relays.feedUrl')}
            description={t('relays.feedHint')}
            type="url"
            required
            maxLength={2_000}
            value={feedUrl}
            onChange={({ currentTarget }) => {
              setFeedUrl(currentTarget.value);
              probe.reset();
            }}
          />
          {found !== undefined && (
            <>
              <Preview found={found} />
              <SettingsFields settings={settings} onChange={setSettings} />
            </>
          )}
          <ProblemNotice error={add.error ?? probe.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            {found === undefined ? (
              <Button type="submit" disabled={feedUrl.trim() === ''} loading={probe.isPending}>
                {t('relays.probe')}
              </Button>
            ) : (
              <Button type="submit" disabled={!canAdd} loading={add.isPending}>
                {t('relays.watch')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Preview({
  found,
}: {
  found: { title: string; count: number; newest: readonly { title: string; link: string }[] };
}) {
  const { t } = useTranslation();
  return (
    <Stack component="output" gap={4} aria-label={t('relays.preview')}>
      <Text fw={650}>{[found.title, t('relays.previewCount', { count: found.count })].join(' · ')}</Text>
      <Text size="sm" c="dimmed">
        {t('relays.preview')}
      </Text>
      <List size="sm">
        {found.newest.map(({ title, link }) => (
          <List.Item key={link}>{title}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
