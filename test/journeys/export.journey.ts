import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Download, Page } from 'playwright/test'
import { type Entry, fromBuffer } from 'yauzl'
import { nodePath, root } from '../../electron/setup.mjs'
import { expect, goTo, ownRows, test } from './workbench.ts'

/** The file that the action has the browser save. */
async function savedBy(page: Page, act: () => Promise<void>): Promise<{ name: string; file: string }> {
  const saved = page.waitForEvent('download')
  await act()
  const download: Download = await saved
  return { name: download.suggestedFilename(), file: await download.path() }
}

async function unpacked(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  await new Promise<void>((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (problem, archive) => {
      if (problem !== null) return reject(problem)
      archive.on('error', reject)
      archive.on('end', resolve)
      archive.on('entry', (entry: Entry) => {
        archive.openReadStream(entry, async (fault, stream) => {
          if (fault !== null) return reject(fault)
          files.set(entry.fileName, await buffer(stream))
          archive.readEntry()
        })
      })
      archive.readEntry()
    })
  })
  return files
}

async function refused(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(ownRows(page).getByText('DELIVRD')).toHaveCount(2)
  await page.getByRole('button', { name: 'See a vendor error explained' }).click()
  await expect(ownRows(page).getByText('0x0403 vendor')).toBeVisible()
}

test('found PDUs are exported, and read back by the command line', async ({ workbench }) => {
  const { page } = workbench
  await refused(page)
  await page.getByRole('searchbox').or(page.getByLabel('Filter')).first().fill('submit_sm_resp')
  await page.keyboard.press('Enter')
  await expect(ownRows(page).getByText('bind_transceiver', { exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export PDUs' })
  await expect(dialog.getByRole('button', { name: /Found by the filter/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(dialog.locator('table').getByText('submit_sm_resp')).toHaveCount(3)
  await dialog.getByLabel('The middle of numbers').click()
  const { name, file } = await savedBy(page, () =>
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  )
  expect(name).toMatch(/^smpp-\d{8}-\d{6}\.pcapng$/)
  await expect(dialog.getByRole('status')).toContainText(`Saved as ${name}: 3 PDUs`)
  const cli = join(root, 'dist/engine/cli.js')
  const rows = execFileSync(nodePath(), [cli, 'capture', 'query', file, '--json'])
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows.map(({ pdu }) => pdu.command)).toEqual(['submit_sm_resp', 'submit_sm_resp', 'submit_sm_resp'])
  expect(rows.map(({ pdu }) => pdu.command_status)).toEqual([0, 0, 0x0403])
})

test('passwords leave the workbench only after a question', async ({ workbench }) => {
  const { page } = workbench
  await refused(page)
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export PDUs' })
  await dialog.getByRole('button', { name: 'Hex' }).click()
  const exported = () =>
    savedBy(page, () => dialog.getByRole('button', { name: 'Export', exact: true }).click())
  const system = Buffer.from('demo\0demo\0').toString('hex')
  expect(readFileSync((await exported()).file, 'utf8')).not.toContain(system)
  await dialog.getByLabel('Passwords of binds').click()
  await page.getByRole('button', { name: 'Leave readable' }).click()
  await expect(dialog.getByText('Whoever gets the file can read your passwords.')).toBeVisible()
  expect(readFileSync((await exported()).file, 'utf8')).toContain(system)
})

test('a refused message is looked at, and handed to the provider as a bundle', async ({ workbench }) => {
  const { page } = workbench
  await refused(page)
  await ownRows(page).getByText('0x0403 vendor').click()
  await page.getByRole('button', { name: 'For support…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Support bundle' })
  await expect(dialog.getByLabel('Observed')).toHaveValue(/submit_sm to 7916\d+ was answered 0x00000403/)
  await dialog.getByLabel('Expected').fill('Delivery to 79161234567 <b>today</b>')
  await dialog.getByLabel('The middle of numbers').click()
  const report = page.frameLocator('iframe')
  await expect(report.getByRole('heading', { name: 'Examples' })).toBeVisible()
  await expect(report.getByText(/Delivery to 7916\d{5}67 <b>today<\/b>/)).toBeVisible()
  await expect(report.getByText('Forbidden word or phrase')).toBeVisible()
  // The frame's own style is in force.
  await expect(report.getByRole('heading', { name: 'SMPP support request' })).toHaveCSS('font-size', '22px')
  await dialog.getByRole('button', { name: 'Русский' }).click()
  await expect(report.getByRole('heading', { name: 'Примеры' })).toBeVisible()

  const { name, file } = await savedBy(page, () =>
    dialog.getByRole('button', { name: 'Save bundle' }).click(),
  )
  expect(name).toMatch(/^smpp-support-\d{8}-\d{6}\.zip$/)
  const files = await unpacked(readFileSync(file))
  expect([...files.keys()]).toEqual(['report.html', 'report.json', 'traffic.pcapng'])
  for (const content of files.values()) expect(content.toString('latin1')).not.toContain('79161234567')
  const json = JSON.parse(files.get('report.json')!.toString())
  expect(json).toMatchObject({ connection: { system_id: 'demo' }, hidden: ['secrets', 'numbers'] })
  expect(json.exchange.map(({ pdu }: { pdu: { command: string } }) => pdu.command)).toEqual([
    'submit_sm',
    'submit_sm_resp',
  ])
})

test('a message’s card and a session hand themselves over too', async ({ workbench }) => {
  const { page } = workbench
  await refused(page)
  await goTo(page, 'Messages')
  await page.getByRole('row').filter({ hasText: '2/2' }).click()
  await page.getByRole('button', { name: 'For support…' }).click()
  const report = page.frameLocator('iframe')
  await expect(report.getByText('stat:DELIVRD').first()).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'Export…' }).click()
  const messages = page.getByRole('dialog', { name: 'Export messages' })
  await messages.getByRole('button', { name: 'JSON lines' }).click()
  await messages.getByRole('button', { name: /Selected · 1/ }).click()
  await messages.getByLabel('The middle of numbers').click()
  await expect(messages.locator('pre')).toContainText('"stat":"DELIVRD"')
  const { name, file } = await savedBy(page, () =>
    messages.getByRole('button', { name: 'Export', exact: true }).click(),
  )
  expect(name).toMatch(/^messages-\d{8}-\d{6}\.jsonl$/)
  await expect(messages.getByRole('status')).toContainText(`Saved as ${name}: 1 message`)
  const line = readFileSync(file, 'utf8')
  expect(line).not.toContain('79161234567')
  const parts = [expect.objectContaining({ state: 'delivered' }), expect.objectContaining({ part: 2 })]
  expect(JSON.parse(line)).toMatchObject({ direction: 'sent', state: 'delivered', parts })
  await messages.getByRole('button', { name: 'Close' }).click()

  await page
    .getByRole('button', { name: /Local simulator/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'For support…' }).click()
  await expect(page.getByRole('group', { name: 'From its last' })).toBeVisible()
  await expect(report.getByText('bind_transceiver', { exact: true })).toBeVisible()
})
