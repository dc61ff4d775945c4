/** Light colours, on paper too. */
const LIGHT = `
--page:#fff;--ink:#1f2328;--quiet:#57606a;--line:#d0d7de;--card:#f6f8fa;--link:#0550ae;
--pass:#1a7f37;--fail:#cf222e;--error:#a40e26;--stale:#bc4c00;--warn:#8a5a00;--waived:#0969da;--unknown:#57606a;
--wheel-0:#0969da;--wheel-1:#8250df;--wheel-2:#0b7a75;--wheel-3:#bf3989;--wheel-4:#8a5a00;--wheel-5:#57606a;`;

const DARK = `
--page:#0d1117;--ink:#e6edf3;--quiet:#9da7b3;--line:#30363d;--card:#161b22;--link:#79b8ff;
--pass:#3fb950;--fail:#ff7b72;--error:#ffa198;--stale:#f0883e;--warn:#d29922;--waived:#58a6ff;--unknown:#9da7b3;
--wheel-0:#58a6ff;--wheel-1:#bc8cff;--wheel-2:#39c5bb;--wheel-3:#f778ba;--wheel-4:#d29922;--wheel-5:#9da7b3;`;

const TEXT = `
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem clamp(1rem,4vw,3rem);max-width:68rem;background:var(--page);color:var(--ink);
font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em;break-after:avoid}
h1{font-size:2rem;margin:0}
h2{font-size:1.4rem;padding-bottom:.3em;border-bottom:1px solid var(--line)}
h3{font-size:1.15rem}
h4,h5,h6{font-size:1rem}
h2 .health,h3 .health,h4 .health,h5 .health{font-size:.95rem;margin-left:.4em}
p{margin:.5em 0}
header p{color:var(--quiet);margin:.2em 0 1.2em;font-size:1.05rem}
footer{margin-top:3rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.85rem}
a{color:var(--link)}
code{font:.88em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
ul{margin:.4em 0;padding-left:1.4em}
li{margin:.25em 0}
.quiet{color:var(--quiet)}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2em 1.4em;margin:0 0 1em}
nav a{display:inline-block;padding:.2em 0}`;

const PARTS = `
.facts{margin:0 0 1em;display:grid;gap:.25em}
.facts div{display:grid;grid-template-columns:minmax(7em,10em) 1fr;gap:1em}
.facts dt{color:var(--quiet)}
.facts dd{margin:0}
table{width:100%;border-collapse:collapse;margin:.8em 0 1.2em}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{text-align:left;vertical-align:top;padding:.45em 1em .45em 0;border-bottom:1px solid var(--line);min-width:5em}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--quiet);font-size:.88em;font-weight:600;border-bottom-width:2px}
tbody th{font-weight:400}
tbody th:not(.short){min-width:10em}
.number{text-align:right}
.number,.short{white-space:nowrap;font-variant-numeric:tabular-nums}
thead .name{width:34%}
thead .state{width:15%}
.marked{list-style:none;padding:0}
.marked ul{padding-left:2.6em}
.icon{width:1em;height:1em;vertical-align:-.13em;margin-right:.35em;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.dotted{stroke-dasharray:1.5 3}
.health{white-space:nowrap;color:var(--health);font-weight:600}
.verdict{border-left:.35em solid var(--health);background:var(--card);padding:.6em 1em;margin:1em 0;font-size:1.15em}
.verdict p{margin:0}
.verdict .health{margin-right:.3em}
.tiles{list-style:none;padding:0;margin:1em 0;display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5em,1fr));gap:.8em}
.tile{margin:0;display:flex;flex-direction:column;gap:.15em;background:var(--card);border-top:.3em solid var(--wheel);padding:.7em .9em}
.tile span:not(.health){font-size:.92em;color:var(--quiet)}
.trend{display:inline-flex;align-items:center;gap:.1em .6em}
.trend span{font-size:.88em;color:var(--quiet)}
.trend-line{flex:none}
.trend span{white-space:nowrap}
.trend-line polyline{fill:none;stroke:var(--ink);stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}
.trend-line circle{fill:var(--link)}`;

const KNOT = `
figure{margin:1em 0}
.knot{display:block;width:100%;height:auto;max-height:36rem;font-size:12.5px}
.knot-narrow,.knot-paper{display:none}
.knot text{text-anchor:middle;dominant-baseline:central;fill:var(--ink)}
.knot .loop-name{font-size:1.15em;font-weight:600}
.knot .label{stroke:var(--page);stroke-width:3;stroke-linejoin:round;paint-order:stroke}
.knot .counts{font-size:.9em;fill:var(--quiet)}
.swatch{fill:var(--wheel)}
.track{fill:none;stroke:var(--wheel);stroke-width:7;opacity:.55}
.track.cut-off{stroke:var(--quiet);stroke-width:2;stroke-dasharray:2 7}
.arrow{fill:none;stroke:var(--ink);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round;opacity:.8}
.edge{fill:none;stroke:var(--quiet);stroke-dasharray:3 4;opacity:.55}
.node{fill:var(--page);stroke:var(--health);stroke-width:2.5}
.cut-off .node{stroke-dasharray:3 3}
.outline{fill:none;stroke:var(--health);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.flag{fill:var(--ink);stroke:var(--ink);stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}`;

const HEALTHS = `
.health-pass{--health:var(--pass)}.health-fail{--health:var(--fail)}.health-error{--health:var(--error)}
.health-stale{--health:var(--stale)}.health-warn{--health:var(--warn)}.health-waived{--health:var(--waived)}
.health-not-run,.health-empty{--health:var(--unknown)}
.wheel-0{--wheel:var(--wheel-0)}.wheel-1{--wheel:var(--wheel-1)}.wheel-2{--wheel:var(--wheel-2)}
.wheel-3{--wheel:var(--wheel-3)}.wheel-4{--wheel:var(--wheel-4)}.wheel-5{--wheel:var(--wheel-5)}`;

const NARROW = `
@media screen and (max-width:42rem){
.knot-wide{display:none}.knot-narrow{display:block;max-height:none}
.facts div{grid-template-columns:1fr;gap:0}.facts{gap:.5em}
.tiles{grid-template-columns:1fr 1fr}
.trend{flex-wrap:wrap}
tbody th:not(.short){min-width:8em}
}`;

/** Names have places at which they may be broken; where there is no room even for their parts, anything is. */
const CELLS = `
@media print,(min-width:36rem){th,td{overflow-wrap:break-word}}
@media screen and (max-width:42rem){table{font-size:.92em}th,td{padding-right:.7em}}
@media screen and (max-width:36rem){
th,td,tbody th:not(.short){min-width:0}
.number,.short,.trend span,td .health{white-space:normal}
}`;

const PRINT = `
@page{margin:12mm}
@media print{
html{font-size:12.5px}
body{max-width:none;padding:0;font-size:1rem;line-height:1.4}
nav{display:none}
tr,li,figure,.tile,.verdict,.facts div{break-inside:avoid}
thead{display:table-header-group}
.page{break-before:page}
.page>h2{margin-top:0}
p{orphans:3;widows:3}
.tile,.verdict{background:none;border:1px solid var(--line)}
.tile{border-top:.3em solid var(--wheel)}
.verdict{border-left:.35em solid var(--health)}
footer{margin-top:1.5rem}
.stakeholder{font-size:.92rem;line-height:1.27}
.stakeholder h1{font-size:1.7rem}
.stakeholder h2{font-size:1.1rem;margin:.7em 0 .2em;padding-bottom:.1em}
.stakeholder header{display:flex;align-items:baseline;gap:.8em}
.stakeholder header p{margin:0}
.stakeholder .verdict{margin:.5em 0;padding:.4em .8em}
.stakeholder figure{margin:0}
.knot-wide{display:none}.knot-paper{display:block}
.stakeholder .knot{max-height:none;font-size:11.5px}
.stakeholder .tiles{margin:.5em 0;grid-template-columns:repeat(auto-fit,minmax(11em,1fr))}
.stakeholder .tile{padding:.35em .7em}
.stakeholder table{margin:.2em 0 .4em}
.stakeholder th,.stakeholder td{padding:.15em .9em .15em 0}
.stakeholder li{margin:.1em 0}
.stakeholder .trend-line{width:5.5rem;height:1.3rem}
.stakeholder main>p{margin:.3em 0}
.stakeholder .short,.stakeholder .number{padding-right:.7em}
.stakeholder footer{margin-top:.8rem}
}`;

/** The style of a report: the only one that its policy allows. */
export const STYLE = [
  `:root{${LIGHT}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${DARK}}}`,
  TEXT,
  PARTS,
  KNOT,
  HEALTHS,
  NARROW,
  CELLS,
  PRINT,
].join('');
