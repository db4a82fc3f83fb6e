/** One style for A4 and for the screen; nothing is loaded from elsewhere. */
export const paperStyle = `
@page{size:A4;margin:14mm 12mm}
*{box-sizing:border-box}
body{margin:0 auto;max-width:190mm;padding:1rem;background:#fff;color:#111;font:10pt/1.4 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;overflow-wrap:anywhere}
h1{font-size:18pt;margin:0 0 .3rem}
h2{font-size:13pt;margin:1.4rem 0 .4rem;border-bottom:1.5pt solid #111;break-after:avoid}
h3{font-size:11pt;margin:.9rem 0 .3rem;break-after:avoid}
p{margin:0 0 .4rem}
ol,ul{margin:.2rem 0 .6rem;padding-left:1.4rem}
.quiet{color:#444}
.warn{font-weight:700}
.first{border:1.5pt solid #111;padding:.4rem .8rem}
table{width:100%;border-collapse:collapse;margin:.2rem 0 .6rem}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border:.5pt solid #777;padding:.12rem .4rem;text-align:left;vertical-align:top}
th{background:#eee}
.gap td{background:#ddd;font-weight:700}
.number{white-space:nowrap}
@media print{body{padding:0;max-width:none}}
`;
