import { manifestFor, type NetworkId } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import { type ChannelView, listPlaces } from '@bedside/server/contract/registers/channels';
import { Button, Group, SegmentedControl, Stack, Text, Title, useComputedColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Moon, Sun } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { ask } from '../../lib/query.ts';
import { NetworkPreview } from '../../ui/network-preview.tsx';
import { previewPost } from '../../ui/network-preview-post.ts';
import classes from './compose-networks.module.css';
import { useLinkCheck } from './use-link-check.ts';
import { useMediaFacts } from './use-media-facts.ts';

const HANDS_REST_MS = 200;

/** The post as each chosen network will show it, one at a time. */
export function ComposePreviews(props: {
  content: Content;
  channels: readonly ChannelView[];
  networks: readonly NetworkId[];
  /** The network whose words are being written: its preview comes by itself; null for the text for all. */
  follows?: NetworkId | null;
  /** What the whole is called, where another heading fits better. */
  title?: string;
}) {
  const { channels, networks, follows = null } = props;
  const { t } = useTranslation();
  // Whoever types looks at the words: pictures and paragraphs are drawn anew when the hands rest.
  const [content] = useDebouncedValue(props.content, HANDS_REST_MS);
  const own = useComputedColorScheme('light');
  const [other, setOther] = useState<'light' | 'dark' | null>(null);
  const scheme = other ?? own;
  const [chosen, setChosen] = useState<NetworkId | null>(null);
  const [followed, setFollowed] = useState<NetworkId | null>(null);
  if (followed !== follows) {
    setFollowed(follows);
    if (follows !== null) setChosen(follows);
  }
  const network = chosen !== null && networks.includes(chosen) ? chosen : networks[0];
  const channel = channels.find((each) => each.network === network && content.channelIds.includes(each.id));
  return (
    <Stack gap="sm" component="section" aria-labelledby="previews-title">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h3" id="previews-title">
          {props.title ?? t('compose.previews')}
        </Title>
        {channel !== undefined && <SchemeSwitch scheme={scheme} onScheme={setOther} />}
      </Group>
      {networks.length > 1 && network !== undefined && (
        <SegmentedControl
          fullWidth
          className={classes.choices ?? ''}
          withItemsBorders={false}
          value={network}
          // The options are exactly the chosen networks.
          onChange={(value) => setChosen(value as NetworkId)}
          data={networks.map((value) => ({ value, label: t(`common.networks.${value}`) }))}
          aria-labelledby="previews-title"
        />
      )}
      {network === undefined || channel === undefined ? (
        <Text size="sm" c="dimmed">
          {t('compose.previewNone')}
        </Text>
      ) : (
        // What was opened in one preview is no business of another.
        <ContentPreview key={network} content={content} channel={channel} scheme={scheme} />
      )}
    </Stack>
  );
}

const ContentPreview = memo(function ContentPreview(props: {
  content: Content;
  channel: ChannelView;
  scheme: 'light' | 'dark';
}) {
  const { channel, content, scheme } = props;
  const { limits, network } = channel;
  const page = useLinkCheck(content.link, { asks: false }).data?.card ?? null;
  const pageCount = useMediaFacts(content).get(content.document?.mediaId ?? '')?.pageCount ?? null;
  const place = usePlaceName(channel.id, content.options?.[network]?.place);
  const manifest = manifestFor(network, limits);
  return (
    <NetworkPreview
      scheme={scheme}
      post={previewPost(content, { ...channel, manifest }, { addressOf: mediaAddress, page, pageCount, place })}
    />
  );
});

/** As the field for it has asked; nobody asks the network for a preview's sake. */
function usePlaceName(channelId: string, place: string | undefined): string | null {
  const known = useQuery({ ...ask(listPlaces, { params: { id: channelId } }), enabled: false });
  return known.data?.places.find(({ id }) => id === place)?.name ?? null;
}

/** The post in the colours that the other half of its readers sees. */
function SchemeSwitch(props: { scheme: 'light' | 'dark'; onScheme: (scheme: 'light' | 'dark') => void }) {
  const { t } = useTranslation();
  const isDark = props.scheme === 'dark';
  const Icon = isDark ? Sun : Moon;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => props.onScheme(isDark ? 'light' : 'dark')}
    >
      {t(isDark ? 'networks.look.asLight' : 'networks.look.asDark')}
    </Button>
  );
}
