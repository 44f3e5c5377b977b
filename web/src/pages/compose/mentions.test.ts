import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mentionedIn, mentionQuery, withMention } from './mentions.ts';

const people = [
  { id: 'a', name: 'Ana Ruiz' },
  { id: 'b', name: 'Ana Ruiz Soto' },
  { id: 'c', name: 'Daniel Osei' },
];

it('asks for people after an @ at the beginning of a word', () => {
  expect(mentionQuery('Which day, @Ana R', 17)).toBe('ana r');
  expect(mentionQuery('@', 1)).toBe('');
  expect(mentionQuery('ana@example.org', 15)).toBeNull();
  expect(mentionQuery('@Ana Ruiz says that', 19)).toBeNull();
});

it('puts a name in and leaves the caret behind it', () => {
  const made = withMention('Hello @an and you', 9, 'Ana Ruiz');
  expect(made).toEqual({ text: 'Hello @Ana Ruiz and you', caret: 16 });
});

it('mentions whose whole name is there, the longer of two names alone', () => {
  expect(mentionedIn('@Ana Ruiz Soto, see @Daniel Osei.', people).toSorted()).toEqual(['b', 'c']);
  expect(mentionedIn('@Ana Ruiz Soto and @Ana Ruiz', people).toSorted()).toEqual(['a', 'b']);
  expect(mentionedIn('Ana Ruiz without a sign, @Ana alone', people)).toEqual([]);
});

it('finds whoever was put in, whatever stands around', () => {
  fc.assert(
    fc.property(fc.lorem(), fc.lorem(), (before, after) => {
      const { text } = withMention(`${before} @dan ${after}`, before.length + 5, 'Daniel Osei');
      expect(mentionedIn(text, people)).toEqual(['c']);
    }),
  );
});
