import type { Stage } from '@bedside/server/contract/flow/compose';

/** What the one visible button is about. */
export type NextStep = 'send' | 'waiting' | 'publish' | 'out' | 'restore';

/** The next step of a post. `unsent`: the words on screen are not those of the newest version. */
export function nextStepOf(post: { stage: Stage; unsent: boolean }): NextStep {
  switch (post.stage) {
    case 'discarded':
      return 'restore';
    case 'scheduled':
    case 'publishing':
    case 'published':
    case 'taken_down':
      return 'out';
    case 'draft':
    case 'changes_requested':
      return 'send';
    case 'in_review':
      return post.unsent ? 'send' : 'waiting';
    case 'approved':
    case 'parked':
      return post.unsent ? 'send' : 'publish';
  }
}

/** Whether words may still be changed here: not once they left, are planned to leave, or were put away. */
export function isEditable(stage: Stage): boolean {
  const step = nextStepOf({ stage, unsent: false });
  return step !== 'out' && step !== 'restore';
}

/** What is still missing before a post can be sent, in the order of the page. */
export type Need = 'upload' | 'text' | 'fit' | 'link' | 'altText' | 'channel' | 'choice' | 'saved';

export function needsOf(draft: {
  hasWords: boolean;
  imageCount: number;
  uploading: boolean;
  linkIsGood: boolean;
  missingAltTexts: number;
  channelCount: number;
  unfitCount: number;
  /** Two people wrote different things, and nobody chose yet. */
  inConflict: boolean;
  canSave: boolean;
}): Need[] {
  const needs: [Need, boolean][] = [
    ['upload', draft.uploading],
    ['text', !draft.hasWords && draft.imageCount === 0],
    ['fit', draft.unfitCount > 0],
    ['link', !draft.linkIsGood],
    ['altText', draft.missingAltTexts > 0],
    ['channel', draft.channelCount === 0],
    ['choice', draft.inConflict],
    ['saved', !draft.canSave && !draft.inConflict],
  ];
  return needs.flatMap(([need, missing]) => (missing ? [need] : []));
}
