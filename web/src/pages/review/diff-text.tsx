import type { diffPart } from '@bedside/server/contract/flow/compose';
import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import classes from './review.module.css';

/** A text with what came underlined and what went struck through, said in words to screen readers. */
export function DiffText(props: { parts: readonly z.infer<typeof diffPart>[]; language?: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.diff} lang={props.language} dir="auto">
      {props.parts.map(({ kind, text }, index) => {
        // Parts have no identity of their own beyond their place.
        if (kind === 'same') return <span key={index}>{text}</span>;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={index}>
            <VisuallyHidden>[{t(`review.${kind}`)}: </VisuallyHidden>
            {text}
            <VisuallyHidden>]</VisuallyHidden>
          </Tag>
        );
      })}
    </div>
  );
}
