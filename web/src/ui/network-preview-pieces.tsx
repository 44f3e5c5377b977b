import classes from './network-preview.module.css';
import { linkPieces } from './network-preview-text.ts';

/** Text with its addresses coloured as the network would; nothing in a preview leads away from the page. */
export function LinkedText(props: { text: string }) {
  return linkPieces(props.text).map((piece) =>
    piece.isLink ? (
      <span key={piece.at} className={classes.link}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}

export function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).host : link;
}
