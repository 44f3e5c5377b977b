/** More than anybody opens one from the other. */
const MOST_REMEMBERED = 12;

const layers = '[role="dialog"], [role="alertdialog"], [role="menu"]';
const pressable = 'a[href], button, [role="button"], [tabindex]';

/**
 * Gives the focus back to where it came from when a dialog goes. Dialogs here exist only while they are open, and the
 * component library gives the focus back only for those that stay and are hidden; without this, somebody at the keyboard
 * begins anew at the top of the page after each one.
 */
export function giveFocusBack(): void {
  const seen: HTMLElement[] = [];
  const observer = new MutationObserver(() => {
    if (!seen.some((element) => element.isConnected && element.closest(layers))) observer.disconnect();
    if (seen.at(-1)?.isConnected !== false) return;
    while (seen.at(-1)?.isConnected === false) seen.pop();
    requestAnimationFrame(() => goBack(seen));
  });
  const note = (element: HTMLElement) => {
    seen.push(element);
    if (seen.length > MOST_REMEMBERED) seen.shift();
  };
  // Some browsers do not focus what is pressed with the mouse, and some parts of a page keep it from them.
  document.addEventListener(
    'click',
    ({ target }) => {
      const pressed = target instanceof Element ? target.closest(pressable) : null;
      if (pressed instanceof HTMLElement) note(pressed);
    },
    { capture: true },
  );
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    note(target);
    if (target.closest(layers)) observer.observe(document.body, { childList: true, subtree: true });
  });
}

/** A page that knows better where the focus belongs went first. */
function goBack(seen: readonly HTMLElement[]): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const back = seen.findLast(canTakeFocus) ?? document.getElementById('page-title') ?? document.getElementById('main');
  back?.focus({ preventScroll: true });
}

function canTakeFocus(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });
}
