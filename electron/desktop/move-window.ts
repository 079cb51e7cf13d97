import { BrowserWindow } from 'electron'
import { fill, type Language } from '../../shared/words/words.ts'

const words = {
  title: { en: 'SMPP Workbench: moving the data folder', ru: 'SMPP Workbench: перенос папки данных' },
  text: {
    en: 'Everything is copied to {folder} and compared. The workbench starts when that is done.',
    ru: 'Всё копируется в {folder} и сверяется. После этого программа запустится.',
  },
} as const

/** Shown while a start moves the data folder: nothing of it can be pressed, and `tell` takes the share that is done. */
export function openMoveWindow(folder: string, language: Language): { tell(share: number): void } {
  const title = words.title[language]
  const window = new BrowserWindow({
    ...{ width: 520, height: 150, resizable: false, closable: false, maximizable: false, title },
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  })
  // Its own title would take the place of what is told.
  window.on('page-title-updated', (event) => event.preventDefault())
  const page = pageOf(title, fill(words.text[language], { folder }))
  // A folder that is small is moved before the page is there; the log lies in what is moved.
  window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`).catch(() => undefined)
  let told = -1
  return {
    tell(share) {
      const percent = Math.floor(100 * share)
      if (percent === told || window.isDestroyed()) return
      told = percent
      window.setProgressBar(share)
      window.setTitle(`${percent} % · ${title}`)
    },
  }
}

function pageOf(title: string, text: string): string {
  const style =
    ':root{color-scheme:light dark}body{font:14px system-ui,sans-serif;margin:24px;overflow-wrap:anywhere}'
  return `<!doctype html><title>${escaped(title)}</title><style>${style}</style><p>${escaped(text)}</p>`
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
