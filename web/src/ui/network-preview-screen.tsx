import { Heart, MessageCircle, Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './network-preview.module.css';
import { Media } from './network-preview-media.tsx';
import { Avatar, FirstComment, handleOf, LinkedText, PartName, Words } from './network-preview-pieces.tsx';
import type { PreviewPart, PreviewPost } from './network-preview-types.ts';

type Shown = { post: PreviewPost; part: PreviewPart };

/** As high as the screen of a phone, with the words on it; a story has none. */
export function UprightPreview({ post, part }: Shown) {
  const { t } = useTranslation();
  const isStory = post.form === 'story';
  return (
    <article lang={post.language}>
      <div className={classes.screen} data-film={part.video === undefined ? undefined : ''}>
        <Media post={post} part={part} isUpright />
        <div className={classes.over} data-side={isStory ? 'top' : 'bottom'}>
          <div className={classes.who}>
            <Avatar post={post} small />
            <span className={classes.name}>{handleOf(post) ?? post.name}</span>
          </div>
          <PartName post={post} part={part} />
          {part.title !== null && <p className={classes.title}>{part.title}</p>}
          <Words network={post.network} text={part.text} />
        </div>
        {!isStory && (
          <div className={classes.sideBar} aria-hidden>
            <Heart size={22} />
            <MessageCircle size={22} />
            <Share2 size={22} />
          </div>
        )}
      </div>
      {isStory && <div className={classes.under}>{t('networks.look.storyWordless')}</div>}
      <FirstComment post={post} />
    </article>
  );
}

/** A video with its title, whose channel it is, and a few lines of what is said of it. */
export function PlayerPreview({ post, part }: Shown) {
  const { t } = useTranslation();
  return (
    <article lang={post.language}>
      <Media post={post} part={part} />
      <div className={classes.padded}>
        <p className={classes.title}>{part.title ?? t('networks.look.noTitle')}</p>
        <div className={classes.who}>
          <Avatar post={post} small />
          <span className={classes.name}>{post.name}</span>
          <span className={classes.time}>{t('compose.previewNow')}</span>
        </div>
        <PartName post={post} part={part} />
        <div className={classes.box}>
          <Words network={post.network} text={part.text} />
        </div>
      </div>
      <FirstComment post={post} />
    </article>
  );
}

/** A page of a site: title, day, words, pictures below them. What the site's theme makes of it is its own. */
export function ArticlePreview({ post, part }: Shown) {
  const { t } = useTranslation();
  const paragraphs = part.text.split(/\n\s*\n/u).filter((paragraph) => paragraph.trim() !== '');
  return (
    <article className={classes.article} lang={post.language}>
      <div className={classes.masthead}>{post.name}</div>
      <p className={classes.headline}>{part.title ?? t('networks.look.noTitle')}</p>
      <div className={classes.quiet}>
        {[t('compose.previewToday'), post.place].filter((each) => each !== null).join(' · ')}
      </div>
      <PartName post={post} part={part} />
      {paragraphs.map((paragraph, index) => (
        // Paragraphs have no identity of their own beyond their place.
        <p key={index} dir="auto">
          <LinkedText text={paragraph} links="addresses" />
        </p>
      ))}
      <div className={classes.media}>
        <Media post={post} part={part} />
      </div>
      <FirstComment post={post} />
    </article>
  );
}
