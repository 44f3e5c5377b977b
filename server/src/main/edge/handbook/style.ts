/** The one style sheet of the handbook's pages; the policy names it by its hash. */
export const handbookStyle = `
:root { --ink: #16212b; --dim: #51606d; --paper: #ffffff; --soft: #f7f8f9; --line: #e3e8eb; --accent: #0b6e6e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #dde5ea; --dim: #a3b1bd; --paper: #121a21; --soft: #172028; --line: #2d3944; --accent: #73bcb9; }
}
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
header, main { max-width: 760px; margin: 0 auto; padding: 16px; }
header { display: flex; flex-wrap: wrap; gap: 16px; justify-content: space-between; border-bottom: 1px solid var(--line); }
a { color: var(--accent); }
a:focus-visible, pre:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { position: static; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { margin-top: 2em; font-size: 1.25rem; }
h3 { font-size: 1rem; }
code { padding: 1px 4px; border-radius: 4px; background: var(--soft); font-size: 0.9em; }
pre { padding: 12px; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--soft); }
pre code { padding: 0; }
img { display: block; max-width: 100%; height: auto; margin: 8px 0; border: 1px solid var(--line); border-radius: 8px; }
.table { margin: 16px 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 8px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
@media print { header, .skip { display: none; } }
`;
