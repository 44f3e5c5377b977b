import { manifests } from '@bedside/connectors/networks';
import { ChevronLeft, ChevronRight, FileText, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import preview from './network-preview.module.css';
import { previewLooks, shownShape } from './network-preview-looks.ts';
import classes from './network-preview-media.module.css';
import { AltBadge } from './network-preview-pieces.tsx';
import type { PreviewFilm, PreviewImage, PreviewPart, PreviewPost } from './network-preview-types.ts';

type Shown = { post: PreviewPost; part: PreviewPart /** As high as the screen of a phone. */; isUpright?: boolean };

/** Everything of a part that is seen rather than read. */
export function Media({ post, part, isUpright = false }: Shown) {
  const isBare = part.kind === 'post' && part.images.length === 0 && (part.video ?? part.document) === undefined;
  return (
    <>
      {isBare && <Missing post={post} />}
      {part.video !== undefined && <Film film={part.video} isUpright={isUpright} />}
      {part.document !== undefined && <Pages document={part.document} />}
      <Pictures post={post} images={part.images} isUpright={isUpright} />
    </>
  );
}

/** Where the network takes no post without a picture or a video, its place is kept for it. */
function Missing({ post }: { post: PreviewPost }) {
  const { t } = useTranslation();
  const { needs } = manifests[post.network].media;
  return needs === undefined ? null : <div className={preview.missing}>{t(`networks.look.needs.${needs}`)}</div>;
}

/** What the account does not take is told, and not drawn. */
function Pictures({
  post,
  images,
  isUpright,
}: {
  post: PreviewPost;
  images: readonly PreviewImage[];
  isUpright: boolean;
}) {
  const { t } = useTranslation();
  const look = previewLooks[post.network];
  const taken = images.slice(0, post.maxImages);
  const left = images.length - taken.length;
  const one = taken.length === 1 || look.pictures === 'all' ? taken : null;
  return (
    <>
      {one !== null
        ? one.map((image, index) => (
            <Picture key={`${image.src}-${index}`} image={image} shape={isUpright ? 'upright' : look.shape} />
          ))
        : taken.length > 1 &&
          (look.pictures === 'grid' ? (
            <Grid images={taken} most={look.gridMost} />
          ) : look.pictures === 'row' ? (
            <Row images={taken} />
          ) : (
            <Slides key={taken.length} images={taken} shape={isUpright ? 'upright' : look.shape} />
          ))}
      {left > 0 && <div className={classes.note}>{t('networks.hiddenImages', { count: left })}</div>}
    </>
  );
}

type Shape = 'upright' | { readonly narrowest: number; readonly widest: number };

/** In its own shape, as far as the network shows it. */
function Picture({ image, shape }: { image: PreviewImage; shape: Shape }) {
  const [ratio, setRatio] = useState<number | null>(null);
  return (
    <div className={classes.picture}>
      <img
        src={image.src}
        alt={image.altText}
        data-upright={shape === 'upright' || undefined}
        style={shape === 'upright' || ratio === null ? undefined : { aspectRatio: ratio }}
        onLoad={({ currentTarget }) =>
          shape !== 'upright' &&
          setRatio(shownShape(shape, { width: currentTarget.naturalWidth, height: currentTarget.naturalHeight }))
        }
      />
      <AltBadge image={image} />
    </div>
  );
}

/** Squares side by side; the last one says how many more there are. */
function Grid({ images, most }: { images: readonly PreviewImage[]; most: number }) {
  const { t } = useTranslation();
  const shown = images.slice(0, most);
  const more = images.length - shown.length;
  return (
    <div className={classes.grid} data-count={shown.length}>
      {shown.map((image, index) => (
        <div key={`${image.src}-${index}`} className={classes.picture}>
          <img src={image.src} alt={image.altText} />
          <AltBadge image={image} />
          {more > 0 && index === shown.length - 1 && (
            <span className={classes.more}>
              <span aria-hidden>+{more}</span>
              <span className={classes.unseen}>{t('networks.look.moreImages', { count: more })}</span>
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

/** Beside each other, to be pushed along. */
function Row({ images }: { images: readonly PreviewImage[] }) {
  const { t } = useTranslation();
  return (
    <figure
      className={classes.row}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={t('networks.look.images', { count: images.length })}
    >
      {images.map((image, index) => (
        <div key={`${image.src}-${index}`} className={classes.picture}>
          <img src={image.src} alt={image.altText} />
          <AltBadge image={image} />
        </div>
      ))}
    </figure>
  );
}

/** One at a time, in the shape of the first, with dots below. */
function Slides({ images, shape }: { images: readonly PreviewImage[]; shape: Shape }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const image = images[at] ?? images[0];
  if (image === undefined) return null;
  const count = images.length;
  return (
    <figure className={classes.slides} aria-label={t('networks.look.images', { count })}>
      <div className={classes.slide}>
        <Picture image={image} shape={shape} />
        <output className={classes.place}>{t('networks.look.imageOf', { number: at + 1, count })}</output>
        <button
          type="button"
          className={classes.step}
          data-side="start"
          disabled={at === 0}
          aria-label={t('networks.look.before')}
          onClick={() => setAt(at - 1)}
        >
          <ChevronLeft size={18} aria-hidden />
        </button>
        <button
          type="button"
          className={classes.step}
          data-side="end"
          disabled={at >= count - 1}
          aria-label={t('networks.look.next')}
          onClick={() => setAt(at + 1)}
        >
          <ChevronRight size={18} aria-hidden />
        </button>
      </div>
      <div className={classes.dots} aria-hidden>
        {images.map((each, index) => (
          <span key={`${each.src}-${index}`} data-here={index === at || undefined} />
        ))}
      </div>
    </figure>
  );
}

/** Its cover with its length on it, as the browser reads it; it plays when somebody asks for it. */
function Film({ film, isUpright }: { film: PreviewFilm; isUpright: boolean }) {
  const [seconds, setSeconds] = useState<number | null>(null);
  const [plays, setPlays] = useState(false);
  return (
    <div className={classes.film} data-upright={isUpright || undefined}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what is said in it stands in its words */}
      <video
        controls
        preload="metadata"
        src={film.src}
        poster={film.poster}
        aria-label={film.altText}
        onLoadedMetadata={({ currentTarget: { duration } }) => setSeconds(Number.isFinite(duration) ? duration : null)}
        onPlay={() => setPlays(true)}
        onPause={() => setPlays(false)}
      />
      {!plays && seconds !== null && (
        <span className={classes.length}>
          <Play size={12} aria-hidden /> {clockOf(seconds)}
        </span>
      )}
    </div>
  );
}

const two = (value: number) => String(value).padStart(2, '0');

function clockOf(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

function Pages({ document: { pageCount, title } }: { document: NonNullable<PreviewPart['document']> }) {
  const { t } = useTranslation();
  return (
    <div className={classes.pages}>
      <FileText size={40} aria-hidden />
      <strong>{title}</strong>
      {pageCount !== null && <span>{t('networks.look.pages', { count: pageCount })}</span>}
    </div>
  );
}
