import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchDesktop } from '../support/electron-stand-in/launch-desktop.ts'
import { pageLines } from '../support/page-line.ts'
import { contractSuite } from './contract-suite.ts'

contractSuite('electron', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'workbench-contract-'))
  const desktop = await launchDesktop({ dataDir })
  const lineOfDocument = await pageLines(desktop.page)
  return {
    /** Each document has one line, so a window of its own is the same page loaded anew: one that runs no script. */
    async openLine() {
      await desktop.page.goto('https://app.workbench.invalid/icon.svg')
      return lineOfDocument()
    },
    async close() {
      await desktop.close()
      const log = join(dataDir, 'workbench.log')
      const defects = existsSync(log) ? readFileSync(log, 'utf8') : ''
      rmSync(dataDir, { recursive: true, force: true })
      if (defects !== '') throw new Error(`the desktop logged defects of its own:\n${defects}`)
    },
  }
})
