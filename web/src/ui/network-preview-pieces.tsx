import { useTranslation } from 'react-i18next';
import classes from './network-preview.module.css';
import { linkPieces } from './network-preview-text.ts';
import type { PreviewImage } from './network-preview-types.ts';

/** Text with its addresses, mentions and hashtags coloured as the network would; nothing in a preview leads away from the page. */
export function LinkedText(props: { text: string; links?: 'addresses' | 'all' }) {
  return linkPieces(props.text, props.links).map((piece) =>
    piece.isLink ? (
      <span key={piece.at} className={classes.link}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
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

export function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).host : link;
}
