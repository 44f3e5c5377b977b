import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import classes from './authorizations.module.css';

/** A picture by its number, or by the words beside it; one that cannot be shown says so. */
export function Picture(props: { mediaId: string | null; number: number; isNamedBeside?: boolean }) {
  const { mediaId, number, isNamedBeside = false } = props;
  const { t } = useTranslation();
  const [isGone, setGone] = useState(false);
  if (mediaId === null || isGone) return <span className={classes.gone}>{t('authorizations.covers.pictureGone')}</span>;
  return (
    <img
      src={mediaAddress(mediaId)}
      alt={isNamedBeside ? '' : t('authorizations.covers.picture', { number })}
      draggable={false}
      onError={() => setGone(true)}
    />
  );
}

/** Pictures side by side, each with its number. */
export function Pictures(props: {
  media: readonly { readonly mediaId: string | null; readonly sha256: string }[];
  /** What belongs to each, in their order. */
  below?: readonly ReactNode[];
}) {
  const { t } = useTranslation();
  return (
    <ul className={classes.pictures}>
      {props.media.map(({ mediaId, sha256 }, index) => (
        <li key={sha256} className={classes.picture}>
          <Picture mediaId={mediaId} number={index + 1} />
          <Text size="xs" c="dimmed" aria-hidden>
            {t('authorizations.covers.picture', { number: index + 1 })}
          </Text>
          {props.below?.[index]}
        </li>
      ))}
    </ul>
  );
}
