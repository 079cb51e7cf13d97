import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { nodePath, root } from '../../electron/setup.mjs'
import { startHost } from '../support/running-host.ts'
import { expect, goTo, test } from './workbench.ts'

/** What the built command line prints. */
function cli(args: readonly string[], input = ''): string {
  return execFileSync(nodePath(), [join(root, 'dist', 'engine', 'cli.js'), ...args], {
    input,
    encoding: 'utf8',
  })
}

async function copyProvider(page: Page) {
  await goTo(page, 'Providers')
  await page.getByLabel('Search providers').fill('ru-gateway-8056')
  await page.getByRole('button', { name: /^Russian gateway, port 8056/ }).click()
  await page.getByRole('button', { name: 'Copy to edit' }).click()
  await page.getByLabel('Name', { exact: true }).fill('ACME account')
  await page.getByLabel('Id', { exact: true }).fill('acme-account')
  await page.getByLabel('window', { exact: true }).fill('ten')
  await expect(page.getByText('This is not read: a whole number')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  await page.getByLabel('window', { exact: true }).fill('10')
}

/** Two receipts and the message_ids of their responses show how the SMSC writes its ids. */
async function takeDialect(page: Page) {
  const receipt = (id: number) =>
    `id:${id} sub:001 dlvrd:001 submit date:2611281200 done date:2611281203 stat:DELIVRD err:000 text:Hi`
  await page.getByRole('button', { name: 'From receipts…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Form of receipts' })
  await dialog.getByLabel('Receipts, log or dump').fill('nothing of the kind')
  await expect(dialog.getByText('There is no receipt in this.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Take over' })).toBeDisabled()
  await dialog.getByLabel('Receipts, log or dump').fill(`${receipt(255)}\n${receipt(256)}`)
  await expect(dialog.getByText('2 receipts read')).toBeVisible()
  await dialog.getByLabel(/^message_id of the responses/).fill('ff, 100')
  await expect(dialog.getByRole('row', { name: /^rule from one id to the other/ })).toContainText('2 of 2')
  await dialog.getByRole('button', { name: 'Take over' }).click()
}

async function addCodeAndTlv(page: Page) {
  const statuses = page.getByRole('region', { name: 'command_status' })
  await statuses.getByRole('button', { name: 'Add a code' }).click()
  await statuses
    .getByLabel(/^Code, row/)
    .last()
    .fill('0x00000499')
  await statuses.getByLabel('Meaning of 0x00000499').fill('refused by ACME')
  const errors = page.getByRole('region', { name: 'err of receipts' })
  await errors.getByRole('button', { name: 'Paste or CSV…' }).click()
  await page.getByLabel('Table', { exact: true }).fill('777,lost by ACME\n,nothing')
  await expect(page.getByText('1 code read')).toBeVisible()
  await expect(page.getByText('line 2: it has no code')).toBeVisible()
  await page.getByRole('button', { name: 'Take over' }).click()
  const tlvs = page.getByRole('region', { name: 'TLVs' })
  await tlvs.getByRole('button', { name: 'Add a TLV' }).click()
  await tlvs.getByLabel('Tag of my_tlv').fill('0x1777')
  await tlvs.getByLabel('Name of my_tlv').fill('acme_ticket')
  await tlvs.getByLabel('Meaning of acme_ticket').fill('ticket of ACME')
  await tlvs.getByText('required').last().click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('ACME account was saved.')).toBeVisible()
}

async function exported(page: Page, folder: string): Promise<string> {
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const file = join(folder, (await saving).suggestedFilename())
  await (await saving).saveAs(file)
  return file
}

async function importInto(page: Page, file: string) {
  await goTo(page, 'Providers')
  await page.locator('.provider-search input[type=file]').setInputFiles(file)
  await expect(page.getByText('ACME account was imported.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^ACME account/ })).toContainText('yours')
}

/** The connection and the simulator go by the profile; the composer asks for its TLV, the simulator refuses without it. */
async function goBy(page: Page) {
  await goTo(page, 'Codes')
  await page.getByLabel('Profile', { exact: true }).click()
  await page.getByRole('option', { name: 'ACME account' }).click()
  await page.locator('.code-search-box input').fill('0x0499')
  await expect(page.getByText('Refused by ACME').first()).toBeVisible()

  await goTo(page, 'Connect')
  await page.getByLabel('Provider', { exact: true }).click()
  await page.getByRole('option', { name: 'ACME account' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await goTo(page, 'Simulate')
  await page.getByLabel('Plays the gateway of', { exact: true }).click()
  await page.getByRole('option', { name: 'ACME account' }).click()
  await goTo(page, 'Connect')
  await page.getByRole('button', { name: 'Try it' }).first().click()
  const rows = page.getByRole('grid', { name: 'Captured PDUs' })
  await expect(rows.getByText(/RMISSINGTLV|RMISSINGOPTPARAM/).first()).toBeVisible()
  await goTo(page, 'Compose')
  await page.getByLabel('Text', { exact: true }).fill('Hi')
  await page.getByLabel('To', { exact: true }).fill('79161234567')
  await expect(page.getByText(/acme_ticket/).first()).toBeVisible()
}

test('a provider is copied, changed, exported, imported elsewhere and used everywhere', async ({
  workbench: { page },
  host,
  chromium,
}) => {
  // Two workbenches, and four runs of the command line.
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'smpp-workbench-profiles-'))
  let file = ''
  await test.step('a copy with a code, a pasted err and a TLV of its own is saved and exported', async () => {
    await copyProvider(page)
    await takeDialect(page)
    await addCodeAndTlv(page)
    file = await exported(page, folder)
  })
  await test.step('the command line reads the file', async () => {
    expect(cli(['profile', 'check', file])).toContain('acme-account')
    expect(JSON.parse(cli(['profile', 'show', file, '--json']))).toMatchObject({
      messageId: { inResponse: { value: 'hex', source: 'measured' } },
    })
    expect(cli(['explain', '0x0499', '--profile', file])).toContain('Refused by ACME')
    const pdu = { command: 'submit_sm', fields: {}, tlvs: [{ name: 'acme_ticket', value: 'T-1' }] }
    const hex = cli(['encode', '--profile', file], JSON.stringify(pdu))
    expect(cli(['decode', '--profile', file], hex)).toContain('acme_ticket')
  })
  await test.step('what is deleted can be brought back, and two are compared', async () => {
    await page.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('button', { name: /^ACME account/ })).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByLabel('Search providers').fill('ACME account')
    await page.getByRole('button', { name: /^ACME account/ }).click()
    await page.getByLabel('Compare with').selectOption('ru-gateway-8056')
    await expect(page.getByRole('row', { name: /0x1777/ })).toContainText('not known')
    await page.getByRole('button', { name: 'End the comparison' }).click()
  })
  // The desktop has one window.
  if (host === 'web') {
    await test.step('what another window deletes meanwhile is not lost', async () => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await page.getByLabel('Summary', { exact: true }).fill('Our account at ACME.')
      const other = await page.context().newPage()
      await other.goto(page.url())
      await other.getByRole('button', { name: /^ACME account/ }).click()
      await other.getByRole('button', { name: 'Delete' }).click()
      await expect(page.getByText('Another window has deleted this profile')).toBeVisible()
      await page.getByRole('button', { name: 'Keep mine' }).click()
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(other.getByRole('button', { name: /^ACME account/ })).toBeVisible()
      await expect(page.getByText('Our account at ACME.')).toBeVisible()
      await other.close()
    })
  }
  await test.step('a file with a fault is refused with its line', async () => {
    const bad = join(folder, 'bad.json')
    writeFileSync(bad, '{ "id": "bad",\n  "name": "Bad",\n  "limits": { "window": { "value": "3" } } }')
    await page.locator('.provider-search input[type=file]').setInputFiles(bad)
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('line 3')
    await expect(dialog).toContainText('limits.window.value')
    await dialog.getByRole('button', { name: 'Close' }).click()
  })
  await test.step('a second workbench imports it and goes by it', async () => {
    const host = await startHost(join(folder, 'second'))
    const browser = await chromium()
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    try {
      context.setDefaultTimeout(15_000)
      const second = await context.newPage()
      await second.goto(host.url)
      await importInto(second, file)
      await goBy(second)
    } finally {
      await context.close()
      await host.stop()
    }
  })
  rmSync(folder, { recursive: true, force: true })
})

test('what the doctor measures is written into a profile of the account, with its day, and taken back', async ({
  workbench: { page },
}) => {
  const day = /measured \d{4}-\d\d-\d\d/
  await goTo(page, 'Connect')
  await page.getByRole('button', { name: 'Try it' }).first().click()
  await expect(
    page.getByRole('grid', { name: 'Captured PDUs' }).getByText('submit_sm_resp').first(),
  ).toBeVisible()
  await goTo(page, 'Connect')
  const doctor = page.getByRole('region', { name: 'Doctor' })
  await page.getByRole('button', { name: 'Doctor', exact: true }).click()
  await expect(doctor.getByText('interface_version: 3.4')).toBeVisible({ timeout: 30_000 })
  await doctor.getByRole('button', { name: /^Write \d values? into a profile of this account/ }).click()
  await expect(page.getByRole('heading', { name: / · demo$/ })).toBeVisible()
  await expect(page.getByText(day).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Local simulator', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: / · demo$/ })).toHaveCount(0)

  await goTo(page, 'Connect')
  await page.getByRole('button', { name: 'Facts of this account…' }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByLabel('window', { exact: true }).fill('3')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await goTo(page, 'Connect')
  // The form asks for ten: what the account says otherwise is told there.
  await expect(page.getByText('the form says otherwise').first()).toBeVisible()
  await expect(page.getByLabel('Provider', { exact: true })).toContainText('· demo')
})
