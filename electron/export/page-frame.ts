import { inertText } from '../../shared/words/inert-text.ts'
import type { Language, Words } from '../../shared/words/words.ts'

/** The text as content or attribute of a page: no sign of it is markup, none turns the direction of what follows. */
export function escaped(text: string): string {
  return inertText(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** As `escaped`, with line ends kept for a place that shows them. */
export function escapedLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(escaped)
    .join('\n')
}

/**
 * The beginning of a page that needs nothing else and runs nothing: light or dark as its reader's system is, black on
 * white on paper.
 */
export function pageHead(title: Words, language: Language): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'"
  const name = escaped(title[language])
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${name}</h1>
`
}

export const pageTail = '</main>\n</body>\n</html>\n'

const style = `
:root{--ink:#1c2430;--dim:#5c6674;--ground:#fff;--soft:#f4f6f8;--line:#d9dee5;--bad:#b3261e;--good:#1c6b3f;--link:#2457a8}
@media (prefers-color-scheme:dark){:root{--ink:#dfe4ea;--dim:#98a2b0;--ground:#15191f;--soft:#1c222a;--line:#323a45;--bad:#ff8a80;--good:#7bd3a0;--link:#8ab4f8}}
@media print{:root{--ink:#000;--dim:#444;--ground:#fff;--soft:#fff;--line:#999;--bad:#900;--good:#050;--link:#000}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:1180px;margin:0 auto;padding:28px 24px 48px}
h1{margin:0 0 4px;font-size:22px;line-height:1.25;font-weight:650}
h2{margin:28px 0 8px;font-size:15px;font-weight:650}
p{margin:0 0 8px}
.dim{color:var(--dim)}
.bad{color:var(--bad);font-weight:600}
.good{color:var(--good)}
td.said{min-width:160px}
.mono,td.mono,pre{font-family:ui-monospace,"JetBrains Mono",Consolas,Menlo,monospace;font-size:12px}
.words{white-space:pre-wrap;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(130px,220px) 1fr;gap:0;margin:0;border-top:1px solid var(--line)}
dt,dd{margin:0;padding:5px 8px 5px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
dt{color:var(--dim)}
table{width:100%;border-collapse:collapse;font-size:13px}
th{padding:5px 10px 5px 0;border-bottom:2px solid var(--line);color:var(--dim);font-weight:600;text-align:start;vertical-align:bottom}
td{padding:6px 10px 2px 0;text-align:start;vertical-align:top;overflow-wrap:anywhere}
td.number{color:var(--dim);white-space:nowrap}
td.time,td.ends,th{white-space:nowrap}
td.ends{font-size:12px}
.wide{overflow-x:auto}
tbody{border-bottom:1px solid var(--line);break-inside:avoid}
td.hex{min-width:520px;padding:0 0 7px;color:var(--dim);font-family:ui-monospace,"JetBrains Mono",Consolas,Menlo,monospace;font-size:11px;line-height:1.5}
thead{display:table-header-group}
@media print{main{max-width:none;padding:0}.wide{overflow:visible}td.hex{min-width:0}td.time,td.ends{white-space:normal}body{font-size:11px}table{font-size:10px}td.hex{font-size:8.5px}}
`

/** A table with its title; '' without rows. Everything given is HTML. */
export function pageTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return ''
  const heads = head.map((name) => (name === '' ? '<td></td>' : `<th scope="col">${name}</th>`)).join('')
  const lines = rows.map(
    (cells) => `<tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></tbody>`,
  )
  return `<h2>${title}</h2>\n<table>\n<thead><tr>${heads}</tr></thead>\n${lines.join('\n')}\n</table>\n`
}
