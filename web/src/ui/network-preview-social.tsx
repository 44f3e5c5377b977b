import { manifests } from '@bedside/connectors/networks';
import { Heart, MessageCircle, Repeat2, Share } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './network-preview.module.css';
import { hostOf, LinkedText } from './network-preview-pieces.tsx';
import type { PreviewImage, PreviewPost } from './network-preview-types.ts';

/** A card of Bluesky or the practice network: neither cuts a text, both show up to four pictures in a grid. */
export function SocialPreview(props: { post: PreviewPost; text: string }) {
  const { post, text } = props;
  const { t } = useTranslation();
  const { maxImages } = manifests[post.network].media;
  // A Bluesky post holds pictures or a card, never both; the practice network has no cards.
  const card = post.network === 'bluesky' && post.images.length === 0 ? post.link : null;
  return (
    <article className={classes.post} lang={post.language}>
      <div className={classes.avatar} aria-hidden>
        {post.name.trim().charAt(0).toUpperCase() || 'B'}
      </div>
      <div style={{ minWidth: 0 }}>
        <div className={classes.who}>
          <span className={classes.name}>{post.name}</span>
          <span className={classes.quiet}>@{post.handle.replace(/^@/, '')}</span>
          <span className={classes.quiet}>· {t('compose.previewNow')}</span>
        </div>
        <p className={classes.text} dir="auto">
          <LinkedText text={text} />
        </p>
        <Images images={post.images.slice(0, maxImages)} />
        {card !== null && (
          <div className={classes.card}>
            <div className={classes.name}>{hostOf(card)}</div>
            <div className={classes.quiet}>{card}</div>
          </div>
        )}
        <div className={classes.bar} aria-hidden>
          <MessageCircle size={16} />
          <Repeat2 size={16} />
          <Heart size={16} />
          <Share size={16} />
        </div>
      </div>
    </article>
  );
}

function Images(props: { images: readonly PreviewImage[] }) {
  if (props.images.length === 0) return null;
  return (
    <div className={classes.images} data-count={props.images.length}>
      {props.images.map((image) => (
        <img key={image.src} src={image.src} alt={image.altText} />
      ))}
    </div>
  );
}
