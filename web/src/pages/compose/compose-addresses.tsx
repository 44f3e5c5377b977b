import type { Content, ContentLinks } from '@bedside/server/contract/flow/compose';
import { listUtmPresets } from '@bedside/server/contract/registers/utm-presets';
import { NativeSelect, Stack, Switch, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { LeavingAddresses } from '../../ui/leaving-addresses.tsx';
import { holdsAddress } from './leaving-addresses.ts';
import type { ComposerState } from './use-composer.ts';

/** A value that is no preset's id. */
const NONE = '';
const KEPT = 'kept';

/** What becomes of the addresses in a post: short ones, with campaign values, and how each network gets them. */
export const ComposeAddresses = memo(function ComposeAddresses({
  composer,
}: {
  composer: Pick<ComposerState, 'content' | 'onChange' | 'readOnly'>;
}) {
  const { content, onChange, readOnly } = composer;
  const { links } = content;
  const { t } = useTranslation();
  const isThere = useMemo(() => holdsAddress(content), [content]);
  const isWished = links !== undefined && (links.shorten || links.utm !== undefined);
  if ((!isThere && !isWished) || (readOnly && !isWished)) return null;
  const change = (patch: Partial<ContentLinks>) =>
    onChange((now) => ({ links: { ...(now.links ?? { shorten: false }), ...patch } }));
  return (
    <Stack gap="sm" component="section" aria-labelledby="addresses-title">
      <div>
        <Title order={2} size="h3" id="addresses-title">
          {t('links.compose.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('links.compose.lead')}
        </Text>
      </div>
      <Switch
        label={t('links.compose.shorten')}
        description={t('links.compose.shortenHint')}
        checked={links?.shorten ?? false}
        disabled={readOnly}
        onChange={({ currentTarget }) => change({ shorten: currentTarget.checked })}
      />
      <PresetChoice links={links} readOnly={readOnly} onChange={change} />
      <LeavingAddresses addresses={content.addresses ?? []} />
    </Stack>
  );
});

function PresetChoice(props: {
  links: Content['links'];
  readOnly: boolean;
  onChange: (patch: Partial<ContentLinks>) => void;
}) {
  const { links, onChange, readOnly } = props;
  const { t } = useTranslation();
  const presets = useQuery(ask(listUtmPresets)).data?.presets ?? [];
  const chosen = presets.find(({ id }) => id === links?.presetId);
  // Values of a preset that was changed since are not its values any more.
  const isCurrent = chosen !== undefined && JSON.stringify(chosen.values) === JSON.stringify(links?.utm);
  const value = links?.utm === undefined ? NONE : isCurrent ? chosen.id : KEPT;
  const choose = (id: string) => {
    const preset = presets.find((one) => one.id === id);
    if (preset !== undefined) onChange({ presetId: preset.id, utm: preset.values });
    else if (id === NONE) onChange({ presetId: undefined, utm: undefined });
  };
  return (
    <NativeSelect
      label={t('links.compose.preset')}
      description={t(presets.length === 0 ? 'links.compose.noPresets' : 'links.compose.presetHint')}
      value={value}
      disabled={readOnly}
      maw={480}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      data={[
        { value: NONE, label: t('links.compose.none') },
        ...presets.map(({ id, name }) => ({ value: id, label: name })),
        ...(value === KEPT ? [{ value: KEPT, label: t('links.compose.kept') }] : []),
      ]}
    />
  );
}
