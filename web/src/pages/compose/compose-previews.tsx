import { composeNetworkText, type Manifest, manifestFor, type NetworkId } from '@bedside/connectors/networks';
import { type Content, imageFor, type LinkCheck, partsOf } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { NetworkPreview } from '../../ui/network-preview.tsx';
import type { PreviewCard, PreviewPart } from '../../ui/network-preview-types.ts';
import classes from './compose-networks.module.css';
import { useLinkCheck } from './use-link-check.ts';

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
      <Title order={2} size="h3" id="previews-title">
        {props.title ?? t('compose.previews')}
      </Title>
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
        <ContentPreview key={network} content={content} channel={channel} />
      )}
    </Stack>
  );
}

const ContentPreview = memo(function ContentPreview(props: { content: Content; channel: ChannelView }) {
  const { content, channel } = props;
  const { network, name, handle } = channel;
  const { t } = useTranslation();
  const card = usePreviewCard(content, network);
  const manifest = manifestFor(network, channel.limits);
  const { visibility = 'public', contentWarning = null } =
    network === 'mastodon' ? (content.options?.mastodon ?? {}) : {};
  return (
    <NetworkPreview
      post={{
        network,
        name,
        handle,
        maxImages: manifest.media.maxImages,
        card,
        contentWarning,
        visibility: visibility === 'public' ? null : t(`channels.mastodon.visibilities.${visibility}`),
        parts: previewParts(content, manifest),
        link: content.link,
        language: content.language,
      }}
    />
  );
});

function previewParts(content: Content, manifest: Manifest): PreviewPart[] {
  const { network } = manifest;
  return partsOf(content, { id: network, takesFirstComment: manifest.takesFirstComment }).map((part) => ({
    kind: part.kind,
    text: composeNetworkText(manifest, part),
    images: part.imageIndexes.flatMap((index) => {
      const image = content.images[index];
      return image === undefined
        ? []
        : [{ src: mediaAddress(imageFor(image, network).mediaId), altText: image.altText }];
    }),
  }));
}

/** Bluesky gets a card from us, which holds the address alone; Mastodon makes one itself; the practice network has none. */
function usePreviewCard({ link }: Content, network: NetworkId): PreviewCard | null {
  const { t } = useTranslation();
  const known = useLinkCheck(link, { asks: false }).data;
  if (link === null || !URL.canParse(link)) return null;
  const { host } = new URL(link);
  if (network === 'bluesky') return { host, title: host, description: null, note: t('networks.cardSent') };
  if (network !== 'mastodon') return null;
  const made: LinkCheck['card'] = known?.card ?? null;
  if (made === null) return { host, title: host, description: null, note: t('networks.cardMade') };
  return {
    host: made.siteName ?? host,
    title: made.title,
    description: made.description,
    note: t('networks.cardLikely'),
  };
}
