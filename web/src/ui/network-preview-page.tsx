import { Bookmark, CalendarDays, Heart, MessageCircle, Send, Share2, Tag, ThumbsUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../lib/format.ts';
import { viewerTimeZone } from '../lib/wall-time.ts';
import classes from './network-preview.module.css';
import { Media } from './network-preview-media.tsx';
import { Avatar, FirstComment, handleOf, LinkCard, PartName, Words } from './network-preview-pieces.tsx';
import type { PreviewPart, PreviewPost } from './network-preview-types.ts';

type Shown = { post: PreviewPost; part: PreviewPart };

function Head({ post, part, time = true }: Shown & { time?: boolean }) {
  const { t } = useTranslation();
  const handle = handleOf(post);
  return (
    <header className={classes.head}>
      <Avatar post={post} />
      <div className={classes.body}>
        <div className={classes.name}>{post.name}</div>
        <div className={classes.quiet}>
          {[handle, time ? t('compose.previewNow') : null].filter((each) => each !== null).join(' · ')}
        </div>
        <PartName post={post} part={part} />
      </div>
    </header>
  );
}

function Frame({ post, children }: { post: PreviewPost; children: ReactNode }) {
  return (
    <article lang={post.language}>
      {children}
      <FirstComment post={post} />
    </article>
  );
}

/** Face and name on top, the words, and pictures from edge to edge. */
export function PagePreview({ post, part }: Shown) {
  const { card } = post;
  // Beside a card the only picture is the card's own.
  const image = card === null ? undefined : part.images[0];
  return (
    <Frame post={post}>
      <Head post={post} part={part} />
      <div className={classes.padded}>
        <Words network={post.network} text={part.text} />
        {part.title !== null && part.video !== undefined && <div className={classes.name}>{part.title}</div>}
        {card !== null && <LinkCard post={post} card={card} image={image} />}
      </div>
      {image === undefined && (
        <div className={classes.edge}>
          <Media post={post} part={part} />
        </div>
      )}
      <div className={classes.wideBar} aria-hidden>
        <ThumbsUp size={18} />
        <MessageCircle size={18} />
        <Share2 size={18} />
      </div>
    </Frame>
  );
}

/** The picture first, in the network's shape, and the words below it, after the name. */
export function PicturePreview({ post, part }: Shown) {
  return (
    <Frame post={post}>
      <Head post={post} part={part} time={false} />
      <Media post={post} part={part} />
      <div className={classes.padded}>
        <div className={classes.leftBar} aria-hidden>
          <Heart size={20} />
          <MessageCircle size={20} />
          <Send size={20} />
          <Bookmark size={20} />
        </div>
        <Words
          network={post.network}
          text={part.text}
          lead={<span className={classes.lead}>{handleOf(post)?.slice(1) ?? post.name} </span>}
        />
      </div>
    </Frame>
  );
}

/** A picture of its own shape; title, words, the page to which it leads, and the board on which it hangs. */
export function PinPreview({ post, part }: Shown) {
  const { t } = useTranslation();
  return (
    <Frame post={post}>
      <div className={classes.pin}>
        <Media post={post} part={part} />
      </div>
      <div className={classes.padded}>
        {post.place !== null && (
          <div className={classes.partName}>{t('networks.look.board', { name: post.place })}</div>
        )}
        {part.title !== null && <p className={classes.title}>{part.title}</p>}
        <Words network={post.network} text={part.text} />
        {part.link !== null && <LeadsTo link={part.link} />}
        <div className={classes.who}>
          <Avatar post={post} small />
          <span className={classes.name}>{post.name}</span>
        </div>
      </div>
    </Frame>
  );
}

function LeadsTo({ link }: { link: string }) {
  const { t } = useTranslation();
  return <div className={classes.button}>{t('networks.look.leadsTo', { host: hostOf(link) })}</div>;
}

export function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).host : link;
}

/** A post of a place: picture, event or offer, words, and its one button. */
export function PlacePreview({ post, part }: Shown) {
  const { t } = useTranslation();
  const { button } = post;
  return (
    <Frame post={post}>
      <Head post={post} part={part} />
      <Media post={post} part={part} />
      <div className={classes.padded}>
        <EventLines post={post} />
        <Words network={post.network} text={part.text} />
        <OfferLines post={post} />
        {button !== null && (
          <div className={classes.button}>
            {button.kind === 'redeem' ? t('networks.look.redeem') : t(`options.action.kinds.${button.kind}`)}
            {button.url !== null && <span className={classes.quiet}> {hostOf(button.url)}</span>}
          </div>
        )}
      </div>
    </Frame>
  );
}

/** Times are those of the place's own clocks. */
function EventLines({ post: { event } }: { post: PreviewPost }) {
  const { i18n } = useTranslation();
  if (event === null || event === undefined) return null;
  const zone = event.timeZone ?? viewerTimeZone();
  const [from, to] = [event.startsAt, event.endsAt].map((at) => formatInstant(at, i18n.language, zone));
  return (
    <>
      <p className={classes.title}>{event.title}</p>
      <div className={classes.line2}>
        <CalendarDays size={16} aria-hidden />
        {from} – {to}
      </div>
    </>
  );
}

function OfferLines({ post: { offer } }: { post: PreviewPost }) {
  const { t } = useTranslation();
  if (offer === null || offer === undefined) return null;
  const { couponCode, terms } = offer;
  return (
    <>
      {couponCode !== undefined && (
        <div className={classes.line2}>
          <Tag size={16} aria-hidden />
          {t('networks.look.code', { code: couponCode })}
        </div>
      )}
      {terms !== undefined && <p className={classes.small}>{terms}</p>}
    </>
  );
}
