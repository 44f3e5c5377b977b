import { addTemplate } from '@bedside/server/contract/registers/templates';
import { describe, expect, test } from 'vitest';
import { hashtagsIn, templateBody, templateValues } from './template-form.ts';

describe('hashtags that were typed', () => {
  test.each([
    ['#Flu #FluShot', ['Flu', 'FluShot']],
    ['#Flu#FluShot, salud;', ['Flu', 'FluShot', 'salud']],
    ['flu FLU #flu', ['flu']],
    ['  ', []],
  ])('%j are %j', (typed, tags) => {
    expect(hashtagsIn(typed).map((tag) => tag.toLowerCase())).toEqual(tags.map((tag) => tag.toLowerCase()));
  });
});

test('a form that changed its kind gives only the parts that the kind has', () => {
  const full = templateValues({
    name: 'Flu',
    content: { text: 'Walk in.', link: 'https://example.org', firstComment: 'Open daily', tags: ['Flu'] },
  });
  for (const kind of ['post', 'snippet', 'hashtags'] as const) {
    expect(addTemplate.body.safeParse(templateBody({ ...full, kind })).success).toBe(true);
  }
});
