import { useTranslation } from 'react-i18next';
import { Film } from './film.tsx';
import classes from './network-preview.module.css';
import { hostOf } from './network-preview-page.tsx';
import { AltBadge, LinkedText } from './network-preview-pieces.tsx';
import { newsroomParts } from './network-preview-text.ts';
import type { PreviewPart, PreviewPost } from './network-preview-types.ts';

/** The article's page: headline, date line, paragraphs, pictures at full width, the link as a card. */
export function NewsroomPreview({ post, part }: { post: PreviewPost; part: PreviewPart }) {
  const { t } = useTranslation();
  const { images, link, text, video } = part;
  const { headline, paragraphs } = newsroomParts(text);
  return (
    <article className={classes.article} lang={post.language}>
      <div className={classes.masthead}>{post.name}</div>
      <p className={classes.headline}>{headline === '' ? (images[0] ?? video)?.altText : headline}</p>
      <div className={classes.quiet}>{t('compose.previewToday')}</div>
      {paragraphs.map((paragraph, index) => (
        // Paragraphs have no identity of their own beyond their place.
        <p key={index} dir="auto">
          <LinkedText text={paragraph} links="addresses" />
        </p>
      ))}
      {video !== undefined && (
        <figure className={classes.figure}>
          <Film {...video} />
          <figcaption className={classes.quiet}>{video.altText}</figcaption>
        </figure>
      )}
      {images.map((image, index) => (
        <div key={`${image.src}-${index}`} className={classes.figure}>
          <img src={image.src} alt={image.altText} />
          <AltBadge image={image} />
        </div>
      ))}
      {link !== null && (
        <div className={classes.card}>
          <div className={classes.quiet}>{hostOf(link)}</div>
          <span className={classes.link}>{link}</span>
        </div>
      )}
    </article>
  );
}
