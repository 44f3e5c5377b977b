import { createHash } from 'node:crypto';

/** The one style sheet of the public pages: no fonts, no images and nothing from elsewhere. */
export const newsroomCss = `:root{color-scheme:light dark;--ink:#16212b;--soft:#51606d;--paper:#fff;--tint:#f4f7f7;--line:#dde4e6;--accent:#0b6e6e;--accent-soft:#e6f2f1}
@media (prefers-color-scheme:dark){:root{--ink:#e8eef1;--soft:#a6b4be;--paper:#10171d;--tint:#172129;--line:#2b3843;--accent:#5cc4be;--accent-soft:#12312f}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;display:flex;flex-direction:column;min-height:100vh;min-height:100dvh;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.65 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
.column{width:min(100% - 2.5rem,42rem);margin-inline:auto}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:4px}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.bar{border-block-end:1px solid var(--line);border-block-start:4px solid var(--accent)}
.bar .column{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;justify-content:space-between;padding-block:1rem}
.owner{font-weight:650;color:var(--ink);text-decoration:none}
.room{color:var(--soft);font-size:.9375rem}
main{flex:1;padding-block:2.5rem 4rem}
h1{font-size:clamp(1.625rem,1.3rem + 1.6vw,2.25rem);line-height:1.2;letter-spacing:-.015em;font-weight:650;margin:0 0 .75rem;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;font-weight:650;margin:0;text-wrap:balance}
.lead{color:var(--soft);margin:0 0 2.5rem}
.when{color:var(--soft);font-size:.9375rem;margin:0 0 .25rem}
.news{list-style:none;margin:0;padding:0}
.news>li{display:grid;gap:.25rem 1.25rem;padding-block:1.5rem;border-block-start:1px solid var(--line)}
.news h2 a{color:var(--ink);text-decoration:none}
.news h2 a:hover{color:var(--accent);text-decoration:underline}
.news p{margin:.25rem 0 0}
.news .thumb{width:100%;max-height:14rem;height:auto;object-fit:cover;border-radius:8px;border:1px solid var(--line);margin-block-start:.75rem}
@media (min-width:36rem){.news>li.pictured{grid-template-columns:1fr 9.5rem}.news>li.pictured>div{grid-row:1}.news .thumb{width:9.5rem;height:6.75rem;margin:.25rem 0 0}}
.text p{margin:0 0 1.1em}
figure{margin:2rem 0}
figure video{display:block;width:100%;height:auto;max-height:80vh;border-radius:8px;background:#000}
figcaption{margin-top:.5rem;color:var(--soft);font-size:.9rem}
figure img{display:block;max-width:100%;height:auto;border-radius:8px;border:1px solid var(--line);background:var(--tint)}
figcaption{color:var(--soft);font-size:.9375rem;line-height:1.5;margin-block-start:.5rem}
.card{display:block;margin:2rem 0;padding:1rem 1.25rem;border:1px solid var(--line);border-inline-start:4px solid var(--accent);border-radius:8px;background:var(--tint)}
.card span{display:block;color:var(--soft);font-size:.9375rem}
.urgent{margin-block-end:2.5rem;padding:1rem 1.25rem;border:1px solid var(--line);border-inline-start:4px solid var(--accent);border-radius:8px;background:var(--accent-soft)}
.urgent .news>li:first-child{border-block-start:0}
.urgent h2{margin:0}
.paging{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem;border-block-start:1px solid var(--line);padding-block-start:1.5rem}
.empty{background:var(--tint);border:1px solid var(--line);border-radius:8px;padding:2.5rem 1.5rem;text-align:center}
.empty p{color:var(--soft);margin:.25rem 0 0}
footer{border-block-start:1px solid var(--line);background:var(--tint);color:var(--soft);font-size:.9375rem}
footer .column{display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between;padding-block:1.5rem}
footer ul{display:inline-flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:0;padding:0}
footer li a,footer li span,.paging a,.back a{display:inline-block;padding-block:.25rem}
.back{margin:3rem 0 0}
@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--tint:#fff;--line:#999;--accent:#000}.skip,.bar .room,.back,.paging,footer,.subscribe{display:none}.column{width:100%}main{padding-block:1rem}body{font-size:11pt}.text a[href]::after{content:" (" attr(href) ")";font-size:.85em}.text a.bare[href]::after{content:""}figure,.news>li{break-inside:avoid}h1,h2{break-after:avoid}figure img{max-height:16cm;width:auto}}
`;

/** Changes with the style sheet, so that a kept copy never outlives a new one. */
export const newsroomCssVersion = createHash('sha256').update(newsroomCss).digest('hex').slice(0, 12);
