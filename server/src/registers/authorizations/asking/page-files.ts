/** The look of the pages for whoever signs: large type, one column, light and dark. */
export const signingCss = `
:root { color-scheme: light dark; --ink: #14202b; --paper: #ffffff; --line: #8a97a3; --soft: #eef3f6; --deep: #0b5f78; --on-deep: #ffffff; --warn: #8a2b12; --warn-soft: #fdf1ec; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef3f6; --paper: #12191f; --line: #71808c; --soft: #1d2830; --deep: #6cc6de; --on-deep: #0b1a20; --warn: #ffb59e; --warn-soft: #33201a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.25rem/1.6 system-ui, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 0 0 0.25rem; }
p { margin: 0 0 1rem; }
.quiet { opacity: 0.85; }
h3 { font-size: 1.1rem; margin: 0 0 0.25rem; }
ul { margin: 0 0 1rem; padding-left: 1.4rem; }
.notice { border: 2px solid var(--deep); border-radius: 0.5rem; padding: 0.75rem 1rem; }
.receipts { font-size: 1rem; }
.problem { border: 2px solid var(--warn); background: var(--warn-soft); border-radius: 0.5rem; padding: 0.75rem 1rem; margin: 0 0 1rem; }
.problem h2 { color: var(--warn); }
.problem p { margin: 0; }
form { margin: 0 0 1.5rem; }
fieldset { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem 1rem 1rem; margin: 0 0 1.25rem; min-width: 0; }
fieldset.child { border: 3px solid var(--deep); background: var(--soft); }
legend { float: left; width: 100%; padding: 0; margin: 0 0 0.5rem; font-weight: 600; }
legend + * { clear: both; }
summary { min-height: 3.5rem; padding: 0.75rem 1rem; border: 2px solid var(--deep); border-radius: 0.5rem; color: var(--deep); font-weight: 600; text-align: center; cursor: pointer; margin: 0 0 1rem; }
fieldset.answer legend, fieldset.child legend { font-weight: 400; }
.choice { display: block; padding: 0.5rem 0; }
.choice span { display: flex; gap: 0.75rem; align-items: flex-start; }
.choice img { display: block; max-width: 100%; height: auto; border-radius: 0.5rem; margin: 0 0 0.5rem; }
.options { display: flex; gap: 2rem; padding: 0.25rem 0; }
.options label { display: flex; gap: 0.6rem; align-items: center; min-height: 3rem; }
input[type='checkbox'], input[type='radio'] { width: 1.6rem; height: 1.6rem; flex: none; margin: 0.2rem 0 0; accent-color: var(--deep); }
label { display: block; }
input:not([type]), input[type='text'] { width: 100%; font: inherit; padding: 0.7rem 0.8rem; border: 2px solid var(--line); border-radius: 0.5rem; background: var(--paper); color: var(--ink); margin: 0.25rem 0 1rem; }
button, .button { display: block; width: 100%; min-height: 3.5rem; font: inherit; font-weight: 600; text-align: center; padding: 0.75rem 1rem; border-radius: 0.5rem; border: 2px solid var(--deep); background: var(--deep); color: var(--on-deep); cursor: pointer; text-decoration: none; }
form button + button { margin-top: 0.75rem; }
.plain { background: transparent; color: var(--deep); }
button:disabled { opacity: 0.6; cursor: default; }
form[data-passkey]:not([hidden]) ~ .by-code button { background: transparent; color: var(--deep); }
.passkeys { list-style: none; padding: 0; }
.passkeys li { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem 1rem 0; margin: 0 0 1rem; }
.decline { border-top: 1px solid var(--line); padding-top: 1.25rem; }
canvas { width: 100%; height: auto; aspect-ratio: 3 / 1; border: 2px dashed var(--line); border-radius: 0.5rem; background: #ffffff; touch-action: none; margin: 0 0 0.5rem; }
:focus-visible { outline: 3px solid var(--deep); outline-offset: 3px; }
`;

/** Lets somebody draw their name. Without it the page is whole: a name is typed. */
export const drawScript = `
const pad = document.getElementById('pad');
const field = document.getElementById('drawing');
const pen = pad && pad.getContext('2d');
if (pen) {
  document.getElementById('draw').hidden = false;
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#14202b';
  let down = false;
  const at = (event) => {
    const box = pad.getBoundingClientRect();
    return [((event.clientX - box.left) * pad.width) / box.width, ((event.clientY - box.top) * pad.height) / box.height];
  };
  pad.addEventListener('pointerdown', (event) => {
    down = true;
    pad.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  pad.addEventListener('pointermove', (event) => {
    if (!down) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  pad.addEventListener('pointerup', () => {
    down = false;
    field.value = pad.toDataURL('image/png');
  });
  document.getElementById('clear').addEventListener('click', () => {
    pen.clearRect(0, 0, pad.width, pad.height);
    field.value = '';
  });
}
`;
