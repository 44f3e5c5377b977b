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
  const isEmpty = post.parts.every(({ text, images }) => text === '' && images.length === 0);
  return (
    <section className={classes.phone} data-network={post.network} aria-label={t('compose.previewOf', { network })}>
      {isEmpty ? (
        <Text p="md" size="sm" c="dimmed">
          {t('compose.previewEmpty', { network })}
        </Text>
      ) : post.network === 'newsroom' ? (
        <NewsroomPreview post={post} />
      ) : (
        <SocialPreview post={post} />
      )}
    </section>
  );
}
