import { Bookmark, Heart, MessageCircle, Repeat2, Share, Star } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './network-preview.module.css';
import { Media } from './network-preview-media.tsx';
import { Avatar, handleOf, LinkCard, PartName, Words } from './network-preview-pieces.tsx';
import type { PreviewPart, PreviewPost } from './network-preview-types.ts';

/** A post of a network that stands words beside a face, with what follows it joined by a line. */
export function SocialPreview(props: { post: PreviewPost }) {
  const { post } = props;
  return post.parts.map((part, index) => (
    // A part has no identity of its own beyond its place.
    <OnePost key={index} post={post} part={part} index={index} />
  ));
}

function OnePost(props: { post: PreviewPost; part: PreviewPart; index: number }) {
  const { post, part, index } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { contentWarning } = post;
  const isFolded = contentWarning !== null && !open;
  const handle = handleOf(post);
  return (
    <article className={classes.post} lang={post.language} data-joined={index + 1 < post.parts.length || undefined}>
      <div className={classes.line} aria-hidden>
        <Avatar post={post} />
      </div>
      <div className={classes.body}>
        <div className={classes.who}>
          <span className={classes.name}>{post.name}</span>
          {handle !== null && <span className={classes.quiet}>{handle}</span>}
          <span className={classes.time}>· {t('compose.previewNow')}</span>
        </div>
        <PartName post={post} part={part} />
        {contentWarning !== null && (
          <div className={classes.warning}>
            <p dir="auto">{contentWarning}</p>
            <button type="button" className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'networks.hideContent' : 'networks.showContent')}
            </button>
          </div>
        )}
        {!isFolded && <Words network={post.network} text={part.text} />}
        {!isFolded && (
          <div className={classes.media}>
            <Media post={post} part={part} />
          </div>
        )}
        {!isFolded && index === 0 && part.images.length === 0 && post.card !== null && (
          <LinkCard post={post} card={post.card} />
        )}
        <Bar network={post.network} />
      </div>
    </article>
  );
}

function Bar(props: { network: PreviewPost['network'] }) {
  const Liked = props.network === 'mastodon' ? Star : Heart;
  const Kept = props.network === 'mastodon' ? Bookmark : Share;
  return (
    <div className={classes.bar} aria-hidden>
      <MessageCircle size={16} />
      <Repeat2 size={16} />
      <Liked size={16} />
      <Kept size={16} />
    </div>
  );
}
