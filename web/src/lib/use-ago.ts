import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRelative } from './format.ts';
import { useNow } from './use-now.ts';

/** How long ago something happened, in words. What happened since the clock was last read happened now, never later. */
export function useAgo(): (instant: string) => string {
  const { i18n } = useTranslation();
  const nowMs = useNow();
  const language = i18n.language;
  return useCallback(
    (instant) => formatRelative(instant, language, Math.max(nowMs, Date.parse(instant))),
    [language, nowMs],
  );
}
