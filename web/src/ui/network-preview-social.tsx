import { displayText, manifests } from '@bedside/connectors/networks';
import { Bookmark, Heart, MessageCircle, Repeat2, Share, Star } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './network-preview.module.css';
import { AltBadge, LinkedText } from './network-preview-pieces.tsx';
import type { PreviewCard, PreviewImage, PreviewPart, PreviewPost } from './network-preview-types.ts';

/** A post of Bluesky, Mastodon or the practice network, with what follows it joined by a line. */
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
  return (
    <article className={classes.post} lang={post.language} data-joined={index + 1 < post.parts.length || undefined}>
      <div className={classes.line} aria-hidden>
        <div className={classes.avatar}>{post.name.trim().charAt(0).toUpperCase() || 'B'}</div>
      </div>
      <div className={classes.body}>
        <div className={classes.who}>
          <span className={classes.name}>{post.name}</span>
          <span className={classes.quiet}>@{post.handle.replace(/^@/, '')}</span>
          <span className={classes.time}>· {t('compose.previewNow')}</span>
        </div>
        <PartName post={post} part={part} index={index} />
        {contentWarning !== null && (
          <div className={classes.warning}>
            <p dir="auto">{contentWarning}</p>
            <button type="button" className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'networks.hideContent' : 'networks.showContent')}
            </button>
          </div>
        )}
        {!isFolded && <Words network={post.network} text={part.text} />}
        {!isFolded && <Images images={part.images} max={post.maxImages ?? manifests[post.network].media.maxImages} />}
        {!isFolded && index === 0 && part.images.length === 0 && post.card !== null && <Card card={post.card} />}
        <Bar network={post.network} />
      </div>
    </article>
  );
}

/** Which part this is, for those who do not see the line; who sees it, where that is not everybody. */
function PartName({ post, part, index }: { post: PreviewPost; part: PreviewPart; index: number }) {
  const { t } = useTranslation();
  const count = post.parts.filter(({ kind }) => kind !== 'first_comment').length;
  const name =
    part.kind === 'first_comment'
      ? t('networks.previewComment')
      : count > 1
        ? t('networks.previewPart', { number: index + 1, count })
        : null;
  const words = [name, post.visibility].filter((each) => each !== null).join(' · ');
  return words === '' ? null : <div className={classes.partName}>{words}</div>;
}

/** The words, as far as the network shows them before somebody asks for the rest. */
function Words(props: { network: PreviewPost['network']; text: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { visible, hidden, marker } = displayText(props.network, props.text);
  return (
    <>
      <p className={classes.text} dir="auto">
        <LinkedText
          text={open ? visible + hidden : visible}
          links={props.network === 'practice' ? 'addresses' : 'all'}
        />
      </p>
      {marker !== null && (
        <button type="button" className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('networks.showLess') : t(`networks.marker.${marker}`)}
        </button>
      )}
    </>
  );
}

/** Cut as the network cuts them in its feed: one alone keeps its shape, several are squares of a grid. */
function Images(props: { images: readonly PreviewImage[]; max: number }) {
  const { t } = useTranslation();
  const shown = props.images.slice(0, props.max);
  const left = props.images.length - shown.length;
  if (shown.length === 0) return null;
  return (
    <>
      <div className={classes.images} data-count={shown.length}>
        {shown.map((image) => (
          <div key={image.src} className={classes.picture}>
            <img src={image.src} alt={image.altText} />
            <AltBadge image={image} />
          </div>
        ))}
      </div>
      {left > 0 && <div className={classes.partName}>{t('networks.hiddenImages', { count: left })}</div>}
    </>
  );
}

function Card({ card }: { card: PreviewCard }) {
  return (
    <>
      <div className={classes.card}>
        <div className={classes.quiet}>{card.host}</div>
        <div className={classes.name}>{card.title}</div>
        {card.description !== null && <div className={classes.description}>{card.description}</div>}
      </div>
      <div className={classes.partName}>{card.note}</div>
    </>
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
