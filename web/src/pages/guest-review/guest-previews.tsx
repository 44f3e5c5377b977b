import { composeNetworkText, manifests, type NetworkId } from '@bedside/connectors/networks';
import { type Content, imageFor, partsOf } from '@bedside/server/contract/flow/compose';
import type { GuestReading } from '@bedside/server/contract/flow/review/guests';
import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NetworkPreview } from '../../ui/network-preview.tsx';
import type { PreviewCard, PreviewPart } from '../../ui/network-preview-types.ts';
import { guestImage } from './guest-image.ts';

/** The post as each network will show it, one below the other. A guest asks nothing of the page behind a link. */
export function GuestPreviews(props: { reading: GuestReading }) {
  const { channels, version } = props.reading;
  const { content } = version;
  const { t } = useTranslation();
  const byNetwork = new Map(channels.map((channel) => [channel.network, channel]));
  const { visibility = 'public', contentWarning = null } = content.options?.mastodon ?? {};
  return (
    <Stack gap="sm" component="section" aria-labelledby="guest-previews">
      <Title order={2} size="h3" id="guest-previews">
        {t('review.previews')}
      </Title>
      {[...byNetwork.values()].map(({ network, name, handle }) => (
        <NetworkPreview
          key={network}
          post={{
            network,
            name,
            handle: handle ?? '',
            card: cardOf(content, network, t('networks.cardMade')),
            contentWarning: network === 'mastodon' ? contentWarning : null,
            visibility:
              network === 'mastodon' && visibility !== 'public'
                ? t(`channels.mastodon.visibilities.${visibility}`)
                : null,
            parts: partsFor(content, network),
            link: content.link,
            language: content.language,
          }}
        />
      ))}
    </Stack>
  );
}

function partsFor(content: Content, network: NetworkId): PreviewPart[] {
  const manifest = manifests[network];
  return partsOf(content, { id: network, takesFirstComment: manifest.takesFirstComment }).map((part) => ({
    kind: part.kind,
    text: composeNetworkText(manifest, part),
    images: part.imageIndexes.flatMap((index) => {
      const image = content.images[index];
      return image === undefined ? [] : [{ src: guestImage(imageFor(image, network).mediaId), altText: image.altText }];
    }),
  }));
}

function cardOf({ link }: Content, network: NetworkId, note: string): PreviewCard | null {
  if (link === null || !URL.canParse(link) || (network !== 'bluesky' && network !== 'mastodon')) return null;
  const { host } = new URL(link);
  return { host, title: host, description: null, note };
}
