import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allCommands } from '../../../electron/cli/command-tree.ts'
import { describeCli } from '../../../electron/cli/run-cli.ts'
import { manPage } from '../../../electron/packaging/man-page.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const hasMan = spawnSync('man', ['--version'], { stdio: 'ignore' }).status === 0
const settings = { version: '1.2.3', madeAt: new Date('2026-11-30T00:00:00Z') }

describe.each(['en', 'ru'] as const)('the manual page in %s', (language) => {
  it('names every command and option, and masks what roff would take for a request', async () => {
    const program = await describeCli(language)
    const page = manPage(program, language, settings)
    expect(page.split('\n')[0]).toContain('"SMPP\\-WORKBENCH" 1 "2026\\-11\\-30" "SMPP Workbench 1.2.3"')
    for (const { path, options } of allCommands(program).slice(1)) {
      if (path.at(-1) === 'help') continue
      expect(page).toMatch(new RegExp(`^\\.SS "${path.slice(1).join(' ')}[ "]`, 'm'))
      for (const { flags } of options) expect(page).toContain(`\\fB${flags.replaceAll('-', '\\-')}\\fR`)
    }
    const requests = page.split('\n').filter((line) => /^[.']/.test(line))
    expect(requests.filter((line) => !/^\.(TH|SH|SS|TP|br|nh|ad l|BR)\b/.test(line))).toEqual([])
  })

  it.skipIf(!hasMan)('is set without a warning', async () => {
    const file = join(testFolder(), 'smpp-workbench.1')
    writeFileSync(file, manPage(await describeCli(language), language, settings))
    const { stdout, stderr, status } = spawnSync('man', ['--warnings', '-l', file], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8', MANWIDTH: '80' },
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('--decode-as <port>')
  })
})
