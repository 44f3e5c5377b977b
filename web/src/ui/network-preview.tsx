import { Text } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './network-preview.module.css';
import { layoutOf, type PreviewLayout } from './network-preview-looks.ts';
import { NewsroomPreview } from './network-preview-newsroom.tsx';
import { PagePreview, PicturePreview, PinPreview, PlacePreview } from './network-preview-page.tsx';
import { ArticlePreview, PlayerPreview, UprightPreview } from './network-preview-screen.tsx';
import { SocialPreview } from './network-preview-social.tsx';
import type { PreviewPart, PreviewPost } from './network-preview-types.ts';

const layouts: Readonly<Record<PreviewLayout, ComponentType<{ post: PreviewPost; part: PreviewPart }>>> = {
  timeline: SocialPreview,
  page: PagePreview,
  picture: PicturePreview,
  player: PlayerPreview,
  upright: UprightPreview,
  pin: PinPreview,
  place: PlacePreview,
  article: ArticlePreview,
  newsroom: NewsroomPreview,
};

/** A post as the public will see it on a network, at phone width; `scheme` where it is not the reader's own. */
export function NetworkPreview(props: { post: PreviewPost; scheme?: 'light' | 'dark' | undefined }) {
  const { post, scheme } = props;
  const { t } = useTranslation();
  const network = t(`common.networks.${post.network}`);
  const [first] = post.parts;
  const isEmpty = post.parts.every(
    ({ document, images, text, video }) => text === '' && images.length === 0 && (video ?? document) === undefined,
  );
  const Layout = layouts[layoutOf(post.network, post.form)];
  return (
    <section
      className={classes.phone}
      data-network={post.network}
      data-scheme={scheme}
      aria-label={t('compose.previewOf', { network })}
    >
      {isEmpty || first === undefined ? (
        <Text p="md" size="sm" c="dimmed">
          {t('compose.previewEmpty', { network })}
        </Text>
      ) : (
        <Layout post={post} part={first} />
      )}
    </section>
  );
}
