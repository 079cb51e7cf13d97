import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connectClient } from '../../../shared/contract/client.ts'
import { portOverText } from '../../../shared/contract/text-port.ts'
import {
  type Desktop,
  launchDesktop,
  startDesktopProcess,
} from '../../support/electron-stand-in/launch-desktop.ts'
import { pageLines } from '../../support/page-line.ts'
import { testFolder } from '../../support/temporary-folder.ts'

async function clientOf({ page }: Desktop) {
  await page.goto('https://app.workbench.invalid/icon.svg')
  const lineOfDocument = await pageLines(page)
  return connectClient(portOverText(await lineOfDocument()))
}

test('the desktop asks for a folder by itself, moves there before anything is open, and starts anew', async () => {
  // Where the system keeps such data is a variable there.
  if (process.platform !== 'linux') return
  const env = { XDG_DATA_HOME: testFolder(), SMPP_WORKBENCH_DATA: '' }
  const usual = join(env.XDG_DATA_HOME, 'smpp-workbench')
  const open = async () => {
    const desktop = await launchDesktop({ env })
    onTestFinished(async () => void (await desktop.close()))
    return desktop
  }
  const to = testFolder()
  const first = await open()
  await first.app.choose([to])
  const client = await clientOf(first)
  const named = testFolder()
  // What the page names is nothing.
  expect(await client.call('app.planMove', { folder: named })).toEqual({ folder: to })
  // A second start while it runs moves nothing.
  const second = startDesktopProcess({ env })
  expect(await once(second, 'exit')).toEqual([0, null])
  expect((await client.call('app.info', {})).plannedMove).toBe(to)
  await first.close()

  const told: unknown[] = []
  const mover = startDesktopProcess({ env })
  mover.on('message', (message) => told.push(message))
  expect(await once(mover, 'exit')).toEqual([0, null])
  expect(told).toContainEqual({ relaunch: true })
  expect(told).toContainEqual({ title: '100 % · SMPP Workbench: moving the data folder' })
  expect(existsSync(join(usual, 'moved.json'))).toBe(true)

  const again = await clientOf(await open())
  expect(await again.call('app.info', {})).toMatchObject({
    ...{ dataDir: to, dataRule: 'moved', plannedMove: null },
  })
}, 120_000)
