import { manifests } from '@bedside/connectors/networks';
import type { GuestReading } from '@bedside/server/contract/flow/review/guests';
import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NetworkPreview } from '../../ui/network-preview.tsx';
import { previewPost } from '../../ui/network-preview-post.ts';
import { guestImage } from './guest-image.ts';

/** The post as each network will show it, one below the other. A guest asks nothing of the page behind a link. */
export function GuestPreviews(props: { reading: GuestReading }) {
  const { channels, version } = props.reading;
  const { t } = useTranslation();
  const byNetwork = new Map(channels.map((channel) => [channel.network, channel]));
  return (
    <Stack gap="sm" component="section" aria-labelledby="guest-previews">
      <Title order={2} size="h3" id="guest-previews">
        {t('review.previews')}
      </Title>
      {[...byNetwork.values()].map(({ network, name, handle }) => (
        <NetworkPreview
          key={network}
          post={previewPost(
            version.content,
            { name, handle: handle ?? '', manifest: manifests[network] },
            { addressOf: guestImage },
          )}
        />
      ))}
    </Stack>
  );
}
