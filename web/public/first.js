// Runs before every other script. A file of its own because inline scripts are not allowed.

// The content security policy forbids compiling code from strings, which zod would try on its first schema.
// oxlint-disable-next-line no-underscore-dangle -- the name is zod's
globalThis.__zod_globalConfig = { jitless: true };

// The policy also forbids turning text into markup or programs. This is the one rule for what may pass, and no other can
// be made: text without an opening bracket is no markup (style sheets that the components write), and the only programs
// that start from an address are our own workers.
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScriptURL: (text) => {
    const { href, origin, pathname, search } = new URL(text, document.baseURI);
    const isOwnWorker =
      origin === location.origin && search === '' && /^\/assets\/[\w.-]+\.worker-[\w-]+\.js$/.test(pathname);
    return isOwnWorker ? href : null;
  },
});

// Sets the color scheme before the first paint, so that nobody in a dark ward sees a white flash. The key is Mantine's.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage may be off; the system's scheme is used then.
  }
  const scheme =
    chosen === 'light' || chosen === 'dark'
      ? chosen
      : matchMedia('(prefers-color-scheme: dark)').matches
        ? 'dark'
        : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
})();
