import { createHash } from 'node:crypto';

/** The style sheet of the practice network: a phone-wide column, and a banner that cannot be overlooked. */
export const practiceCss = `:root{color-scheme:light dark;--ink:#16212b;--soft:#51606d;--paper:#fff;--ground:#f2f5f6;--line:#dde4e6;--accent:#0b6e6e;--note:#fff4e5;--note-ink:#7a3a05;--bad:#b42318;--good:#067647}
@media (prefers-color-scheme:dark){:root{--ink:#e8eef1;--soft:#a6b4be;--paper:#172129;--ground:#0e151a;--line:#2b3843;--accent:#5cc4be;--note:#3a2a12;--note-ink:#ffd9a8;--bad:#ff9b90;--good:#6bd49a}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:400 1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
.banner{position:sticky;top:0;z-index:1;padding:.625rem 1rem;background:var(--note);color:var(--note-ink);text-align:center;font-size:.9375rem;font-weight:500;border-block-end:1px solid var(--line)}
.banner p{margin:0}
.column{width:min(100% - 1.5rem,27rem);margin-inline:auto}
.wide{width:min(100% - 1.5rem,72rem)}
header{padding-block:1.5rem 1rem}
h1{font-size:1.375rem;line-height:1.25;font-weight:650;margin:0 0 .75rem;text-wrap:balance}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
nav a,nav span{display:inline-block;padding-block:.25rem}
nav [aria-current]{font-weight:650;color:var(--ink);text-decoration:none;border-block-end:2px solid var(--accent)}
.post,.empty,.panel{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1rem;margin:0 0 .75rem}
.who{display:flex;gap:.75rem;align-items:center;margin:0 0 .625rem}
.face{flex:none;width:2.5rem;height:2.5rem;border-radius:50%;background:var(--accent);color:var(--paper);display:grid;place-items:center;font-weight:650}
.who p{margin:0;line-height:1.3}
.name{font-weight:650}
.soft,.who p+p,.empty p{color:var(--soft);font-size:.9375rem}
.text{white-space:pre-wrap;margin:0}
.pictures{display:grid;gap:.375rem;margin:.75rem 0 0}
.pictures.many{grid-template-columns:1fr 1fr}
.pictures img,.pictures video{display:block;width:100%;height:auto;max-height:24rem;object-fit:cover;border-radius:8px;border:1px solid var(--line);background:var(--ground)}
.link{display:block;margin:.75rem 0 0;padding:.625rem .875rem;border:1px solid var(--line);border-radius:8px}
.empty{text-align:center;padding:2.5rem 1rem}
.empty p{margin:.25rem 0 0}
.counts{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:0 0 1rem;padding:0;list-style:none}
.counts b{font-size:1.25rem;font-weight:650;margin-inline-end:.375rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th,td{text-align:start;padding:.5rem .75rem;border-block-end:1px solid var(--line);vertical-align:top;white-space:nowrap}
th{font-weight:650;color:var(--soft)}
td.key{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.8125rem}
.duplicated,.refused{color:var(--bad);font-weight:600}
.accepted{color:var(--good);font-weight:600}
.paging{display:flex;justify-content:space-between;gap:1rem;padding-block:.5rem 1.5rem}
footer{padding-block:1rem 2rem;color:var(--soft);font-size:.9375rem}
@media print{.banner{position:static}.paging,footer,.skip{display:none}}
`;

/** Changes with the style sheet, so that a kept copy never outlives a new one. */
export const practiceCssVersion = createHash('sha256').update(practiceCss).digest('hex').slice(0, 12);
