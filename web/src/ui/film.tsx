import classes from './film.module.css';

type FilmProps = { src: string; poster?: string | undefined; altText: string };

/** A video that plays when somebody asks for it; its words stand for those who cannot see or hear it. */
export function Film({ altText, poster, src }: FilmProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- what is said in it stands in its words
    <video className={classes.film} controls preload="metadata" src={src} poster={poster} aria-label={altText} />
  );
}
