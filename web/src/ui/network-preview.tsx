import { composeNetworkText, manifests } from '@bedside/connectors/networks';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './network-preview.module.css';
import { NewsroomPreview } from './network-preview-newsroom.tsx';
import { SocialPreview } from './network-preview-social.tsx';
import type { PreviewPost } from './network-preview-types.ts';

/** A post as the public will see it on a network, at phone width. */
export function NetworkPreview(props: { post: PreviewPost }) {
  const { post } = props;
  const { t } = useTranslation();
  const network = t(`common.networks.${post.network}`);
  const text = composeNetworkText(manifests[post.network], { text: post.text, link: post.link });
  return (
    <section className={classes.phone} data-network={post.network} aria-label={t('compose.previewOf', { network })}>
      {text === '' && post.images.length === 0 ? (
        <Text p="md" size="sm" c="dimmed">
          {t('compose.previewEmpty', { network })}
        </Text>
      ) : post.network === 'newsroom' ? (
        <NewsroomPreview post={post} text={text} />
      ) : (
        <SocialPreview post={post} text={text} />
      )}
    </section>
  );
}
