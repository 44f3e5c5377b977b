import { describe, expect, it } from 'vitest';
import { isUnattended, watchForPeople } from './attended.ts';

describe('a page', () => {
  it('is attended for a minute after each sign of a person, and not longer', () => {
    const page = new EventTarget();
    watchForPeople(page);
    const start = performance.now();
    expect(isUnattended(start + 59_000)).toBe(false);
    expect(isUnattended(start + 61_000)).toBe(true);
    page.dispatchEvent(new Event('keydown'));
    expect(isUnattended(performance.now() + 59_000)).toBe(false);
  });
});
