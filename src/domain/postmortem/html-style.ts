/** Colours by what they are for. Every ink reads on every ground with a contrast of at least 4.5 (WCAG 2.2, 1.4.3). */
export interface Palette {
  ground: string;
  raised: string;
  ink: string;
  quiet: string;
  accent: string;
  alarm: string;
  line: string;
}

export const palettes: { light: Palette; dark: Palette } = {
  light: {
    ground: '#ffffff',
    raised: '#f3f5f8',
    ink: '#1b2330',
    quiet: '#525d6e',
    accent: '#0a56a3',
    alarm: '#a3231b',
    line: '#d5dbe3',
  },
  dark: {
    ground: '#12161c',
    raised: '#1c222b',
    ink: '#e8ebf0',
    quiet: '#a7b1bf',
    accent: '#8ac0fa',
    alarm: '#ff9a8f',
    line: '#343d4a',
  },
};

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

/** The one style of the document: light and dark, phone and paper. Nothing is loaded from elsewhere. */
export const style = `
:root{color-scheme:light dark;${variables(palettes.light)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(palettes.dark)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
header,nav,main,footer{max-width:54rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.3rem);line-height:1.2;margin:.2rem 0 .8rem;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.3;margin:0 0 .8rem}
h3{font-size:1rem;margin:1.6rem 0 .6rem}
p{margin:0 0 .8rem;max-width:44rem}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.number,.quiet,footer,time{color:var(--quiet)}
.number{font-weight:600;margin:0}
.labels{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;margin:0 0 1rem;padding:0}
.labels li{border:1px solid var(--line);border-radius:99rem;padding:.1rem .75rem;font-size:.9rem;background:var(--raised)}
.labels .strong{border-color:currentcolor;color:var(--alarm);font-weight:600}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem;margin:1.25rem 0}
.figures div{background:var(--raised);border-radius:.6rem;padding:.75rem 1rem}
.figures dt{font-size:.85rem;color:var(--quiet)}
.figures dd{margin:0;font-size:1.25rem;font-weight:600;line-height:1.35;font-variant-numeric:tabular-nums}
.figures .vague{font-size:1rem;font-weight:400}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;margin:0;padding:.7rem 0;border-block:1px solid var(--line);font-size:.9rem}
section{padding:1.75rem 0 .75rem;border-bottom:1px solid var(--line)}
section:last-child{border-bottom:0}
.said{white-space:pre-wrap}
.said code{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--raised);border:1px solid var(--line);border-radius:.3rem;padding:.05rem .3rem}
.said code.block{display:block;padding:.5rem .7rem;margin:.3rem 0}
.missing{color:var(--quiet);font-style:italic}
.wrong{color:var(--alarm)}
.written{border-left:3px solid var(--accent);padding-left:1rem;margin:.8rem 0}
.scroll{overflow-x:auto;margin-bottom:.8rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line);overflow-wrap:normal}
thead th{font-size:.85rem;color:var(--quiet);font-weight:600}
tbody th{font-weight:600}
.moments,.talk,.steps{list-style:none;margin:0;padding:0}
.moments>li,.talk>li{display:grid;grid-template-columns:5rem minmax(0,1fr);padding:.35rem 0}
.moments time,.talk time{font-size:.9rem;line-height:1.75;font-variant-numeric:tabular-nums}
.moments .message{background:var(--raised);border-left:3px solid var(--accent);border-radius:0 .4rem .4rem 0;padding:.4rem .8rem}
.from{display:block;font-size:.85rem;color:var(--quiet)}
.talk>li{content-visibility:auto;contain-intrinsic-size:auto 2.2rem}
.talk .reply{padding-left:1.25rem}
.steps li{padding:.3rem 0 .3rem 1.8rem;position:relative}
.steps li::before{content:"☐";position:absolute;left:.1rem}
.steps .done::before{content:"☑"}
.aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{padding-block:1.5rem 3rem;font-size:.85rem}
@media (max-width:34rem){.moments>li,.talk>li{grid-template-columns:minmax(0,1fr);padding:.5rem 0}header{padding-top:1.25rem}}
@media print{nav{display:none}body{font-size:10.5pt}header,main,footer{max-width:none;padding-inline:0}h2,h3{break-after:avoid}li,tr,.figures div{break-inside:avoid}.scroll{overflow:visible}.talk>li{content-visibility:visible}}
`;
