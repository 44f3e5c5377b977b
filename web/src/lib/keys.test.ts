import { describe, expect, test } from 'vitest';
import { createKeyRegistry } from './keys.ts';

type Press = { key: string; ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean; typing?: boolean };

/** Stands for an element: whether it lies in a field is all that is asked of it. */
class FakeElement {
  readonly inField: boolean;
  constructor(inField: boolean) {
    this.inField = inField;
  }
  closest() {
    return this.inField ? this : null;
  }
}
Object.assign(globalThis, { Element: FakeElement });

function setUp(options: { singleKeys?: boolean } = {}) {
  let now = 0;
  const done: string[] = [];
  const registry = createKeyRegistry({ singleKeys: () => options.singleKeys ?? true, now: () => now });
  const press = ({ typing = false, ...init }: Press) => {
    let prevented = false;
    const event = {
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      defaultPrevented: false,
      target: new FakeElement(typing),
      preventDefault: () => {
        prevented = true;
      },
      ...init,
    };
    registry.press(event as unknown as KeyboardEvent); // has what a press is asked for
    return prevented;
  };
  const bind = (keys: string, as = keys) => ({
    keys,
    label: as,
    place: 'page' as const,
    run: () => void done.push(as),
  });
  return { registry, press, bind, done, wait: (ms: number) => void (now += ms) };
}

describe('a key', () => {
  test('does what the list says while it is registered', () => {
    const { registry, press, bind, done } = setUp();
    const forget = registry.register([bind('j'), bind('?')]);
    expect([press({ key: 'j' }), press({ key: '?', shiftKey: true }), press({ key: 'x' })]).toEqual([
      true,
      true,
      false,
    ]);
    forget();
    expect(press({ key: 'j' })).toBe(false);
    expect(done).toEqual(['j', '?']);
    expect(registry.list()).toEqual([]);
  });

  test('of the page goes before one of the frame', () => {
    const { registry, press, bind, done } = setUp();
    registry.register([bind('c', 'frame')]);
    registry.register([bind('c', 'page')]);
    press({ key: 'c' });
    expect(done).toEqual(['page']);
  });

  test('does nothing while somebody types, but with Ctrl or ⌘ it does', () => {
    const { registry, press, bind, done } = setUp();
    registry.register([bind('j'), bind('mod+k')]);
    expect(press({ key: 'j', typing: true })).toBe(false);
    expect(press({ key: 'k', ctrlKey: true, typing: true })).toBe(true);
    expect(press({ key: 'k', metaKey: true })).toBe(true);
    expect(press({ key: 'j', ctrlKey: true })).toBe(false);
    expect(done).toEqual(['mod+k', 'mod+k']);
  });

  test('after another one means both, unless it comes too late', () => {
    const { registry, press, bind, done, wait } = setUp();
    registry.register([bind('g p'), bind('p')]);
    press({ key: 'g' });
    press({ key: 'p' });
    press({ key: 'g' });
    wait(2_000);
    press({ key: 'p' });
    press({ key: 'g' });
    press({ key: 'x' });
    press({ key: 'p' });
    expect(done).toEqual(['g p', 'p', 'p']);
  });

  test('without Ctrl or ⌘ does nothing where single keys are switched off', () => {
    const { registry, press, bind, done } = setUp({ singleKeys: false });
    registry.register([bind('j'), bind('g p'), bind('mod+k')]);
    press({ key: 'j' });
    press({ key: 'g' });
    press({ key: 'p' });
    press({ key: 'k', ctrlKey: true });
    expect(done).toEqual(['mod+k']);
  });

  test('that the browser does by itself is told and left alone', () => {
    const { registry, press } = setUp();
    registry.register([{ keys: 'Enter', label: 'Open', place: 'page' }]);
    expect(registry.list()).toHaveLength(1);
    expect(press({ key: 'Enter' })).toBe(false);
  });
});

test('the list is the same until a key comes or goes', () => {
  const { registry, bind } = setUp();
  let told = 0;
  registry.subscribe(() => {
    told += 1;
  });
  const forget = registry.register([bind('j')]);
  const list = registry.list();
  expect(registry.list()).toBe(list);
  forget();
  expect(told).toBe(2);
});
