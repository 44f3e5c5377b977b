import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkPieces, newsroomParts } from './network-preview-text.ts';

describe('addresses in a text', () => {
  it('are links without the punctuation of their sentence', () => {
    expect(linkPieces('See https://example.org/flu. Now')).toEqual([
      { at: 0, text: 'See ', isLink: false },
      { at: 4, text: 'https://example.org/flu', isLink: true },
      { at: 27, text: '. Now', isLink: false },
    ]);
  });

  it('leave the text whole', () => {
    const words = fc.constantFrom('https://example.org', 'http://', ' ', '.', 'flu', '\n', '🩺', ')');
    fc.assert(
      fc.property(fc.array(words), (list) => {
        const text = list.join('');
        expect(
          linkPieces(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('a newsroom article', () => {
  it('has its first line as headline', () => {
    expect(newsroomParts('Flu shots are here\n\nCome by.\n\nBring a friend.')).toEqual({
      headline: 'Flu shots are here',
      paragraphs: ['Come by.', 'Bring a friend.'],
    });
  });

  it('has its first sentence as headline where there is one line', () => {
    expect(newsroomParts('Flu shots are here. Come by.')).toEqual({
      headline: 'Flu shots are here.',
      paragraphs: ['Come by.'],
    });
  });

  it('says the whole text below a headline that had to be cut', () => {
    const long = `${'word '.repeat(40).trim()}`;
    const { headline, paragraphs } = newsroomParts(long);
    expect(headline.endsWith('word…')).toBe(true);
    expect(headline.length).toBeLessThanOrEqual(110);
    expect(paragraphs).toEqual([long]);
  });
});
