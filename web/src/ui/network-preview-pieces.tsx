import { displayText } from '@bedside/connectors/networks';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './network-preview.module.css';
import { previewLooks } from './network-preview-looks.ts';
import { linkPieces } from './network-preview-text.ts';
import type { PreviewCard, PreviewImage, PreviewPart, PreviewPost } from './network-preview-types.ts';

/** Text with its addresses, mentions and hashtags coloured as the network would; nothing in a preview leads away from the page. */
export function LinkedText(props: { text: string; links?: 'addresses' | 'names' | 'all' }) {
  return linkPieces(props.text, props.links).map((piece) =>
    piece.isLink ? (
      <span key={piece.at} className={classes.link}>
        {piece.text}
      </span>
    ) : (
      <Fragment key={piece.at}>{piece.text}</Fragment>
    ),
  );
}

/** The words, as far as the network shows them before somebody asks for the rest. */
export function Words(props: { network: PreviewPost['network']; text: string; lead?: ReactNode }) {
  const { lead, network, text } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { visible, hidden, marker } = displayText(network, text);
  if (text === '' && lead === undefined) return null;
  return (
    <>
      <p className={classes.text} dir="auto">
        {lead}
        <LinkedText text={open ? visible + hidden : visible} links={previewLooks[network].presses} />
      </p>
      {marker !== null && (
        <button type="button" className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('networks.showLess') : t(`networks.marker.${marker}`)}
        </button>
      )}
    </>
  );
}

/** Whether a picture has its description, as networks show it. */
export function AltBadge(props: { image: PreviewImage }) {
  const { t } = useTranslation();
  const isThere = props.image.altText.trim() !== '';
  return (
    <span className={classes.altBadge} data-missing={isThere ? undefined : ''}>
      {t(isThere ? 'networks.alt' : 'networks.noAlt')}
    </span>
  );
}

/** The face of an account: its first letter, since no picture of it is known. */
export function Avatar({ post, small = false }: { post: PreviewPost; small?: boolean }) {
  return (
    <div
      className={classes.avatar}
      data-shape={previewLooks[post.network].avatar}
      data-small={small || undefined}
      aria-hidden
    >
      {post.name.trim().charAt(0).toUpperCase() || 'B'}
    </div>
  );
}

export function handleOf({ handle, network }: PreviewPost): string | null {
  const bare = handle.trim().replace(/^@/u, '');
  return previewLooks[network].handle === 'none' || bare === '' ? null : `@${bare}`;
}

/** Which part this is, for those who do not see the line; who sees it, where that is not everybody. */
export function PartName({ post, part }: { post: PreviewPost; part: PreviewPart }) {
  const { t } = useTranslation();
  const count = post.parts.filter(({ kind }) => kind !== 'first_comment').length;
  const name =
    part.kind === 'first_comment'
      ? t('networks.previewComment')
      : count > 1
        ? t('networks.previewPart', { number: post.parts.indexOf(part) + 1, count })
        : null;
  const { network, visibility } = post;
  const seen =
    visibility === null || visibility === undefined || part.kind === 'first_comment'
      ? null
      : t(`${network === 'mastodon' ? 'channels.mastodon' : 'options'}.visibilities.${visibility}`);
  const words = [name, seen].filter((each) => each !== null).join(' · ');
  return words === '' ? null : <div className={classes.partName}>{words}</div>;
}

/** The card below a text, with a picture of the post's own where the network takes one for it. */
export function LinkCard({
  post,
  card,
  image,
}: {
  post: PreviewPost;
  card: PreviewCard;
  image?: PreviewImage | undefined;
}) {
  const { t } = useTranslation();
  const network = t(`common.networks.${post.network}`);
  return (
    <>
      <div className={classes.card}>
        {image !== undefined && (
          <div className={classes.cardPicture}>
            <img src={image.src} alt={image.altText} />
            <AltBadge image={image} />
          </div>
        )}
        <div className={classes.quiet}>{card.host}</div>
        <div className={classes.name}>{card.title}</div>
        {card.description !== null && <div className={classes.description}>{card.description}</div>}
      </div>
      <div className={classes.partName}>{t(`networks.cards.${card.from}`, { network })}</div>
    </>
  );
}

/** Our own comment, as it stands below a post. */
export function FirstComment({ post }: { post: PreviewPost }) {
  const comment = post.parts.find(({ kind }) => kind === 'first_comment');
  if (comment === undefined) return null;
  return (
    <div className={classes.comment}>
      <Avatar post={post} small />
      <div className={classes.body}>
        <PartName post={post} part={comment} />
        <div className={classes.name}>{post.name}</div>
        <Words network={post.network} text={comment.text} />
      </div>
    </div>
  );
}
