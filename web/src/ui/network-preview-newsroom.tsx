import { useTranslation } from 'react-i18next';
import classes from './network-preview.module.css';
import { AltBadge, hostOf, LinkedText } from './network-preview-pieces.tsx';
import { newsroomParts } from './network-preview-text.ts';
import type { PreviewPost } from './network-preview-types.ts';

/** The article's page: headline, date line, paragraphs, pictures at full width, the link as a card. */
export function NewsroomPreview(props: { post: PreviewPost }) {
  const { post } = props;
  const { t } = useTranslation();
  const { text = '', images = [] } = post.parts[0] ?? {};
  const { headline, paragraphs } = newsroomParts(text);
  return (
    <article className={classes.article} lang={post.language}>
      <div className={classes.masthead}>{post.name}</div>
      <p className={classes.headline}>{headline === '' ? images[0]?.altText : headline}</p>
      <div className={classes.quiet}>{t('compose.previewToday')}</div>
      {paragraphs.map((paragraph, index) => (
        // Paragraphs have no identity of their own beyond their place.
        <p key={index} dir="auto">
          <LinkedText text={paragraph} links="addresses" />
        </p>
      ))}
      {images.map((image) => (
        <div key={image.src} className={classes.figure}>
          <img src={image.src} alt={image.altText} />
          <AltBadge image={image} />
        </div>
      ))}
      {post.link !== null && (
        <div className={classes.card}>
          <div className={classes.quiet}>{hostOf(post.link)}</div>
          <span className={classes.link}>{post.link}</span>
        </div>
      )}
    </article>
  );
}
