import type { NetworkId } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { NetworkPreview } from '../../ui/network-preview.tsx';
import { textFor } from './draft-content.ts';

/** The post as each chosen network will show it, one at a time. */
export function ComposePreviews(props: {
  content: Content;
  channels: readonly ChannelView[];
  networks: readonly NetworkId[];
  /** What the whole is called, where another heading fits better. */
  title?: string;
}) {
  const { channels, networks } = props;
  const { t } = useTranslation();
  // Typing must not wait for pictures and paragraphs to be drawn.
  const content = useDeferredValue(props.content);
  const [chosen, setChosen] = useState<NetworkId | null>(null);
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
        <NetworkPreview
          post={{
            network,
            name: channel.name,
            handle: channel.handle,
            text: textFor(content, network),
            link: content.link,
            language: content.language,
            images: content.images.map(({ mediaId, altText }) => ({ src: mediaAddress(mediaId), altText })),
          }}
        />
      )}
    </Stack>
  );
}
