import { createHash } from 'node:crypto';

/** The one style sheet of the API's page: no fonts, no images and nothing from elsewhere. */
export const apiDocsCss = `:root{color-scheme:light dark;--ink:#16212b;--soft:#51606d;--paper:#fff;--tint:#f7f8f9;--line:#dde4e6;--accent:#0b6e6e;--block:#b42318;--warn:#b54708;--pass:#067647;--info:#175cd3}
@media (prefers-color-scheme:dark){:root{--ink:#e8eef1;--soft:#a6b4be;--paper:#10171d;--tint:#172129;--line:#2b3843;--accent:#5cc4be;--block:#f7938a;--warn:#f5b56b;--pass:#6fd3a0;--info:#8fb8f7}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:400 .9375rem/1.6 "Inter Variable",Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
.frame{width:min(100% - 2rem,84rem);margin-inline:auto}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.brand{font-weight:650;font-size:1.0625rem;margin:0;padding-block:1rem}
.brand span{color:var(--soft);font-weight:400;font-size:.8125rem}
nav ul{list-style:none;margin:0;padding:0}
nav a{display:block;padding:.25rem .5rem;border-radius:8px;text-decoration:none;color:var(--ink)}
nav a:hover{background:var(--tint);color:var(--accent)}
.index{display:flex;flex-wrap:wrap;gap:.25rem;border-block:1px solid var(--line);padding-block:.5rem}
.index>li>a{font-weight:500;border:1px solid var(--line)}
.index ul{display:none}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.015em;font-weight:650;margin:1.5rem 0 .75rem}
h2{font-size:1.25rem;line-height:1.3;font-weight:650;margin:3rem 0 .5rem;padding-block-start:1.5rem;border-block-start:1px solid var(--line)}
h3{font-size:1rem;line-height:1.4;font-weight:650;margin:0 0 .5rem}
section>h3{margin:1.5rem 0 .5rem}
h4{font-size:.875rem;font-weight:650;margin:1.25rem 0 .5rem}
p{margin:0 0 .75rem;max-width:44rem}
main{padding-block-end:5rem;min-width:0}
.doors{list-style:none;margin:1rem 0;padding:0}
.doors li{display:flex;flex-wrap:wrap;gap:.125rem .75rem;padding:.375rem 0;border-block-end:1px solid var(--line)}
.doors a{text-decoration:none;overflow-wrap:anywhere}
.doors a:hover code{text-decoration:underline}
.doors li>span{color:var(--soft)}
article{border:1px solid var(--line);border-radius:8px;padding:1.25rem;margin:1.25rem 0;box-shadow:0 1px 2px rgb(22 33 43/.06)}
article:target{border-color:var(--accent);outline:1px solid var(--accent)}
.self{color:inherit;text-decoration:none}
.self:hover{color:var(--accent)}
.door{font-size:.9375rem;margin:0 0 .5rem}
.method{display:inline-block;min-width:4rem;font-size:.8125rem;font-weight:650;letter-spacing:.02em;color:var(--info)}
.method.post{color:var(--pass)}.method.put,.method.patch{color:var(--warn)}.method.delete{color:var(--block)}
.entry{margin:0 0 .5rem}
.chip{display:inline-block;border:1px solid var(--line);border-radius:8px;background:var(--tint);font-size:.8125rem;padding:.0625rem .5rem;margin-block-end:.25rem}
.chip.fresh{color:var(--warn);border-color:currentcolor}
.about,.optional{color:var(--soft)}
.optional{font-size:.8125rem;font-weight:400;white-space:nowrap}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.8125rem}
pre{margin:.5rem 0 0;padding:.875rem 1rem;background:var(--tint);border:1px solid var(--line);border-radius:8px;overflow:auto;max-height:28rem;line-height:1.5}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:start;vertical-align:top;padding:.4375rem .75rem .4375rem 0;border-block-end:1px solid var(--line)}
thead th{font-size:.8125rem;font-weight:500;color:var(--soft)}
tbody th{font-weight:500;width:34%;min-width:8rem;overflow-wrap:anywhere}
.type{display:block;color:var(--soft);font-size:.8125rem;font-weight:400}
td{overflow-wrap:anywhere}
td p{margin:0 0 .25rem}
.folded>th,.folded>td{border-block-end:0}
.fold>td{padding-block-start:0}
td table{border-inline-start:2px solid var(--line);margin-block-start:.25rem}
td td,td th{padding-inline-start:.75rem}
.choice{font-weight:500;margin-block-start:1rem}
summary{cursor:pointer;color:var(--accent);font-size:.875rem;padding-block:.25rem;width:fit-content}
article>details{margin-block-start:.25rem}
dl{display:grid;grid-template-columns:3.5rem 1fr;gap:.25rem .5rem;margin:.5rem 0 0;font-size:.875rem}
dt{font-weight:650;font-variant-numeric:tabular-nums}
dd{margin:0}
@media (min-width:64rem){.frame{display:grid;grid-template:auto 1fr/17rem minmax(0,1fr);column-gap:3rem}header{grid-column:1}nav{grid-column:1;grid-row:2;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;font-size:.875rem;padding-block-end:2rem}main{grid-column:2;grid-row:1/span 2}.index{display:block;border:0;padding:0}.index>li{margin-block-end:.5rem}.index>li>a{border:0}.index ul{display:block;margin-inline-start:.5rem;border-inline-start:1px solid var(--line);padding-inline-start:.25rem}.index ul a{color:var(--soft);font-size:.8125rem;line-height:1.35}}
@media print{nav,.skip{display:none}pre{max-height:none;white-space:pre-wrap}}
`;

/** Changes with the style sheet, so that a kept copy never outlives a new one. */
export const apiDocsCssVersion = createHash('sha256').update(apiDocsCss).digest('hex').slice(0, 12);
