import type { Page } from 'playwright'
import type { TextLine } from '../../shared/contract/text-port.ts'

declare global {
  interface Window {
    readonly workbenchPort?: TextLine
    /** Put into the page by `pageLines`. */
    heardFromEngine?(kind: 'text' | 'close', text: string): Promise<void>
  }
}

/**
 * The page's own line to the engine, in the test's hands: each call is for the document that is then loaded, which
 * must be one that runs no script of the window, or two clients would number their calls over each other.
 */
export async function pageLines(page: Page): Promise<() => Promise<TextLine>> {
  let textListeners: ((text: string) => void)[] = []
  let closeListeners: (() => void)[] = []
  await page.exposeFunction('heardFromEngine', (kind: 'text' | 'close', text: string) => {
    if (kind === 'text') for (const listener of textListeners) listener(text)
    else for (const listener of closeListeners) listener()
  })
  return async () => {
    const ownTextListeners: typeof textListeners = []
    const ownCloseListeners: typeof closeListeners = []
    textListeners = ownTextListeners
    closeListeners = ownCloseListeners
    await page.evaluate(() => {
      window.workbenchPort?.onText((text) => window.heardFromEngine?.('text', text))
      window.workbenchPort?.onClose(() => window.heardFromEngine?.('close', ''))
    })
    return {
      send: (text) =>
        void page.evaluate((sent) => window.workbenchPort?.send(sent), text).catch(goneWithPage),
      onText: (listener) => ownTextListeners.push(listener),
      onClose: (listener) => ownCloseListeners.push(listener),
      close: () => void page.evaluate(() => window.workbenchPort?.close()).catch(goneWithPage),
    }
  }
}

/** What is said to a page that navigates away in that moment is lost, as it is for a real window. */
function goneWithPage(problem: unknown) {
  if (!/navigation|closed|destroyed/.test(String(problem))) throw problem
}
