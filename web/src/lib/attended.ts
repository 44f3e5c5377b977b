/** A page that nobody touched for so long only looks whether something changed; that does not keep a session alive. */
const UNATTENDED_AFTER_MS = 60_000;

let lastUsedAt = 0;

/** Notes each sign of a person at the page. Called once, when the console starts. */
export function watchForPeople(target: EventTarget = globalThis): void {
  const note = () => {
    lastUsedAt = performance.now();
  };
  note();
  for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']) {
    target.addEventListener(sign, note, { passive: true, capture: true });
  }
}

export function isUnattended(nowMs: number = performance.now()): boolean {
  return nowMs - lastUsedAt > UNATTENDED_AFTER_MS;
}
