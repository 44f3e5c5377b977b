import { type Manifest, splitForNetwork } from '@bedside/connectors/networks';
import { type Content, MAX_THREAD_PARTS } from '@bedside/server/contract/flow/compose';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../lib/notify.tsx';
import { fromParts, type Own, spreadImages } from './thread-parts.ts';

/** Parts a text as a network needs it; says so where that would be more parts than a thread may have. */
export function useSplit(manifest: Manifest) {
  const { t } = useTranslation();
  return (content: Content, text: string, onSplit: (own: Own) => void) => {
    const { language, link, images } = content;
    const contentWarning = content.options?.[manifest.network]?.contentWarning;
    const texts = splitForNetwork(manifest, { text, link, language, contentWarning, numbering: false });
    const most = MAX_THREAD_PARTS + 1;
    if (texts.length > most) {
      notifyProblem({ text: t('networks.tooManyParts', { count: texts.length, most }), remedy: t('networks.shorten') });
      return;
    }
    const bare = texts.map((words) => ({ text: words, imageIndexes: [] }));
    // A text that fits becomes a thread all the same when somebody asks for one: with an empty part to go on in.
    const parts = bare.length === 1 ? [...bare, { text: '', imageIndexes: [] }] : bare;
    onSplit(fromParts(spreadImages(parts, images.length, manifest.media.maxImages)));
  };
}
