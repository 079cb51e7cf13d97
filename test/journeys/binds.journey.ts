import type { Page } from 'playwright/test'
import { freePort } from './free-port.ts'
import { expect, fillNewConnection, goTo, ownRows, simulatorPort, test } from './workbench.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const pill = (page: Page) => page.locator('.conn-head .state-pill')

/** The simulator that a try has started; resolves to its port. */
async function triedPort(page: Page): Promise<number> {
  await button(page, 'Try it').click()
  await expect(ownRows(page).getByText('DELIVRD')).toHaveCount(2)
  return simulatorPort(page)
}

async function bindAs(page: Page, mode: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Bind as' }).click()
  await page.getByRole('option', { name: mode }).click()
}

test('a pair sends over one bind and hears over the other', async ({ workbench }) => {
  const { page } = workbench
  const port = await triedPort(page)
  // The simulator brings receipts to any bind of the account that receives: the pair is to be the only one.
  await goTo(page, 'Connect')
  await button(page, 'Unbind').click()
  await expect(pill(page)).toHaveText('closed')
  await fillNewConnection(page, { name: 'Pair', port })
  await bindAs(page, /a pair/)
  await button(page, 'Save and bind').click()
  await expect(pill(page)).toHaveText('2 of 2 bound')

  await goTo(page, 'Message')
  await page.getByRole('combobox', { name: 'Connection to send by' }).click()
  await page.getByRole('option', { name: /Pair/ }).click()
  await page.getByLabel('From', { exact: true }).fill('ALPHA')
  await page.getByLabel('To', { exact: true }).fill('79160000077')
  await page.getByLabel('Text', { exact: true }).fill('Over a pair')
  await expect(page.getByText(/receipts have nowhere to go/)).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  // No other bind of the account is left to bring the receipt.
  await expect(page.getByText('delivered').first()).toBeVisible()
})

test('three binds are one connection, of which one can go', async ({ workbench }) => {
  const { page } = workbench
  const port = await triedPort(page)
  await fillNewConnection(page, { name: 'Three', port })
  await page.getByLabel('Number of binds', { exact: true }).fill('3')
  await button(page, 'Save and bind').click()
  await expect(pill(page)).toHaveText('3 of 3 bound')

  await page.getByRole('navigation', { name: 'Sessions' }).getByRole('button', { name: /Three/ }).click()
  const lane = page.getByRole('dialog', { name: 'Three' })
  const second = lane.getByRole('button', { name: /^TRX 2/ })
  await second.click()
  await expect(second).toHaveAttribute('aria-pressed', 'true')
  await expect(lane.getByRole('region', { name: 'Last PDUs' })).toContainText('bind_transceiver_resp')
  await button(page, 'Unbind this one').click()
  await expect(lane.locator('.lane-head')).toContainText('2 of 3 bound')
  await expect(second).toContainText('closed')
  await expect(lane.getByText(/We unbound/).first()).toBeVisible()
  await button(page, 'Bind the missing').click()
  await expect(lane.locator('.lane-head')).toContainText('3 of 3 bound')
  await button(page, 'Unbind all').click()
  await expect(lane.locator('.lane-head')).toContainText('closed')

  await second.click()
  await button(page, 'Show its traffic').click()
  await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue(/^session == "?Three/)
  const rows = page.getByRole('grid', { name: 'Captured PDUs' }).getByRole('row')
  await expect(rows.filter({ hasText: 'bind_transceiver_resp' })).toHaveCount(2)
  await expect(rows.filter({ hasText: 'Local simulator' })).toHaveCount(0)
})

test('an outbind of the simulator is accepted', async ({ workbench }) => {
  const { page } = workbench
  await triedPort(page)
  await page.getByRole('combobox', { name: 'Plays the gateway of' }).click()
  await page.getByRole('option', { name: /plain specification/ }).click()

  const port = await freePort()
  await fillNewConnection(page, { name: 'Called', port: 2775 })
  await page.getByRole('switch', { name: /The SMSC connects here/ }).click()
  await page.getByLabel('Local port', { exact: true }).fill(String(port))
  await page.getByLabel('Expected login', { exact: true }).fill('simulator')
  await page.getByLabel('Expected password', { exact: true }).fill('secret')
  await button(page, 'Save and listen').click()
  await expect(pill(page)).toHaveText('waiting for outbind')

  const call = async (password: string) => {
    await goTo(page, 'Simulate')
    const form = page.locator('form').filter({ hasText: 'Connect and send outbind' })
    await form.getByLabel('Port', { exact: true }).fill(String(port))
    await form.getByLabel('password').fill(password)
    await button(page, 'Connect and send outbind').click()
    await expect(form.getByText(/^Sent/)).toBeVisible()
    await goTo(page, 'Connect')
  }
  await call('wrong')
  await expect(page.getByText(/was turned away: its password is not the expected one/).first()).toBeVisible()
  await expect(pill(page)).toHaveText('waiting for outbind')
  await call('secret')
  await expect(pill(page)).toHaveText('bound')
  await goTo(page, 'Inspect')
  await button(page, 'Follow').click()
  const rows = page
    .getByRole('grid', { name: 'Captured PDUs' })
    .getByRole('row')
    .filter({ hasText: 'Called' })
  await expect(rows.filter({ hasText: 'bind_transceiver_resp' })).toHaveCount(1)
})
