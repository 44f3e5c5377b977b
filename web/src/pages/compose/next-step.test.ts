import { expect, it } from 'vitest';
import { isEditable, needsOf, nextStepOf } from './next-step.ts';

it('asks to send what has not been reviewed, also after an approval', () => {
  expect(nextStepOf({ stage: 'draft', unsent: true })).toBe('send');
  expect(nextStepOf({ stage: 'draft', unsent: false })).toBe('send');
  expect(nextStepOf({ stage: 'approved', unsent: true })).toBe('send');
  expect(nextStepOf({ stage: 'in_review', unsent: true })).toBe('send');
});

it('offers to publish only exactly what was approved', () => {
  expect(nextStepOf({ stage: 'approved', unsent: false })).toBe('publish');
  expect(nextStepOf({ stage: 'in_review', unsent: false })).toBe('waiting');
});

it('lets nobody edit what left, is planned, or was put away', () => {
  const stages = ['scheduled', 'publishing', 'published', 'taken_down', 'discarded'] as const;
  expect(stages.map(isEditable)).toEqual([false, false, false, false, false]);
  expect(isEditable('parked')).toBe(true);
});

it('names what is missing before a post can be sent', () => {
  const ready = {
    hasWords: true,
    imageCount: 0,
    uploading: false,
    linkIsGood: true,
    missingAltTexts: 0,
    channelCount: 1,
    unfitCount: 0,
    inConflict: false,
    canSave: true,
  };
  expect(needsOf(ready)).toEqual([]);
  expect(needsOf({ ...ready, canSave: false })).toEqual(['saved']);
  expect(needsOf({ ...ready, canSave: false, inConflict: true })).toEqual(['choice']);
  expect(needsOf({ ...ready, hasWords: false, channelCount: 0 })).toEqual(['text', 'channel']);
  expect(needsOf({ ...ready, hasWords: false, imageCount: 1, missingAltTexts: 1 })).toEqual(['altText']);
});
