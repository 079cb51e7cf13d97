import type { Language, Words } from '../../shared/words/words.ts'
import { noncePlaceholder } from '../hosts/page-files.ts'

/** Addresses of the page that takes the place of one that came to an end, and of what its links ask for. */
export const crashPath = '/ended'
export const crashActions = ['reload', 'copy', 'quit'] as const
export type CrashAction = (typeof crashActions)[number]

/** How a page came to an end, without anything that it showed. */
export interface PageEnd {
  /** Epoch ms. */
  readonly at: number
  /** As Chromium names it: crashed, oom, killed … */
  readonly reason: string
  readonly exitCode: number
  /** Ends in a row, within a minute. */
  readonly times: number
}

/** What is told with it of the program and its machine. */
export interface ProgramFacts {
  readonly version: string
  readonly platform: string
  /** Electron, Chromium, Node. */
  readonly versions: string
  readonly log: string
}

const words = {
  title: { en: 'The window’s page has ended', ru: 'Страница окна завершилась' },
  goesOn: {
    en: 'The engine goes on: sessions stay bound, what runs goes on, and what arrives is captured. A new page catches up.',
    ru: 'Программа работает: сессии подключены, начатое продолжается, всё пришедшее записывается. Новая страница это покажет.',
  },
  again: {
    en: 'Ends within a minute: {times}. It is not loaded again by itself.',
    ru: 'Завершений за минуту: {times}. Сама она больше не загружается.',
  },
  reload: { en: 'Reload the window', ru: 'Загрузить окно заново' },
  copy: { en: 'Copy what happened', ru: 'Скопировать, что произошло' },
  copied: { en: 'Copied.', ru: 'Скопировано.' },
  quit: { en: 'Quit', ru: 'Выйти' },
} as const satisfies Record<string, Words>

/** What happened, as text for a report: no address, message or password. */
export function endText(end: PageEnd, facts: ProgramFacts): string {
  return [
    `SMPP Workbench ${facts.version}, ${facts.platform}, ${facts.versions}`,
    `${new Date(end.at).toISOString()} the page's process ended: ${end.reason}, exit code ${end.exitCode}`,
    `ends within a minute: ${end.times}`,
    `log: ${facts.log}`,
  ].join('\n')
}

/** The page: plain, without a script, its buttons links that the desktop answers itself. */
export function crashPage(
  end: PageEnd,
  facts: ProgramFacts,
  { language, isCopied }: { language: Language; isCopied: boolean },
): string {
  const say = (name: keyof typeof words) => words[name][language]
  const link = (action: CrashAction) =>
    `<a class="${action}" href="${crashPath}/${action}" role="button">${say(action)}</a>`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>SMPP Workbench</title>
<style nonce="${noncePlaceholder}">
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f4f7fb, #10171f); color: light-dark(#14202c, #e4ebf2); }
  main { max-width: 620px; padding: 24px; }
  h1 { font-size: 20px; margin: 0 0 8px; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 12px; border-radius: 6px; font: 12.5px/1.5 ui-monospace, monospace; background: light-dark(#e6ecf3, #1a2430); }
  nav { display: flex; flex-wrap: wrap; gap: 10px; }
  a { padding: 7px 16px; border-radius: 6px; text-decoration: none; color: inherit; border: 1px solid light-dark(#6b7c8d, #71859a); }
  a.reload { background: #1565c0; border-color: #1565c0; color: #fff; }
  a:focus-visible { outline: 2px solid light-dark(#1565c0, #8ab8f0); outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>${say('title')}</h1>
<p>${say('goesOn')}</p>
<p>${say('again').replace('{times}', String(end.times))}</p>
<pre>${escaped(endText(end, facts))}</pre>
<nav>${crashActions.map(link).join('')}</nav>
<p role="status">${isCopied ? say('copied') : ''}</p>
</main>
</body>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
