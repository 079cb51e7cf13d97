import type { Page } from 'playwright/test'
import { sessionPcap } from '../support/opened-capture.ts'
import { bringAxe, expectAccessible, expectAccessibleAlone } from './accessibility.ts'
import { expect, goTo, ownRows, test } from './workbench.ts'

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click()
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true }).first()
/** A screen is fetched when it is first opened. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('.kept-screen > *').first()).toBeVisible()
  await expect(page.locator('[data-loading]')).toHaveCount(0)
}
const dialog = '[role=dialog]'
const menu = '[role=menu]'

async function emptyScreens(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Try it' })).toBeVisible()
  await expectAccessible(page, 'first run')
  const places = [
    'Message',
    'Many',
    'Operation',
    'Octets',
    'Messages',
    'Inbox',
    'Conversations',
    'Inspect',
    'Explain',
    'Codes',
  ]
  for (const place of [...places, 'Providers', 'Simulate', 'Check', 'Load', 'Help', 'Settings']) {
    await goTo(page, place)
    await settled(page)
    await expectAccessible(page, place)
  }
  await press(page, 'Licences of the software inside')
  await expectAccessible(page, 'licences', dialog)
  await page.keyboard.press('Escape')
}

/** A port that nobody listens on refuses the bind, and the doctor says so. */
async function wrongConnection(page: Page): Promise<void> {
  await goTo(page, 'Connect')
  await press(page, 'New')
  await field(page, 'Port').fill('x')
  await expectAccessible(page, 'new connection, a port that is none')
  await field(page, 'Name').fill('Nobody there')
  await field(page, 'Host').fill('127.0.0.1')
  await field(page, 'Port').fill('1')
  await field(page, 'Login').fill('demo')
  await field(page, 'Password').fill('demo')
  await press(page, 'Doctor')
  await press(page, /^(Save and bind|Bind)$/)
  await expect(page.getByRole('alert').filter({ hasText: 'refused' }).first()).toBeVisible()
  await expectAccessible(page, 'refused, with the doctor')
  // Else its tries would go on between the rows of what follows.
  await press(page, 'Stop')
  await press(page, 'Export all…')
  await page.getByRole('dialog').getByRole('switch').click()
  await expectAccessible(page, 'export of connections', dialog)
  await page.keyboard.press('Escape')
  const file = { kind: 'smpp-workbench-connections', version: 1, connections: [{ name: 'A', host: 'a' }] }
  await page.locator('.conn-transfer input[type=file]').setInputFiles({
    ...{ name: 'a.json', mimeType: 'application/json' },
    buffer: Buffer.from(JSON.stringify(file)),
  })
  await expect(page.getByRole('button', { name: 'Import 1 connection' })).toBeVisible()
  await expectAccessible(page, 'import of connections', dialog)
  await page.keyboard.press('Escape')
}

async function inspect(page: Page): Promise<void> {
  await goTo(page, 'Connect')
  await page.getByRole('button', { name: 'Local simulator' }).first().click()
  await press(page, 'Try it')
  await expect(ownRows(page).getByText('DELIVRD')).toHaveCount(2)
  await press(page, 'See a vendor error explained')
  await expect(ownRows(page).getByText('0x0403 vendor')).toBeVisible()
  await expectAccessible(page, 'live rows, a refusal chosen')
  await ownRows(page).getByText('part 1/2').click()
  await page.getByRole('treeitem').filter({ hasText: 'destination_addr' }).click()
  await expectAccessible(page, 'a PDU and its field chosen')
  await ownRows(page).getByText('part 1/2').click({ button: 'right' })
  await expectAccessible(page, 'menu of a row', menu)
  await page.keyboard.press('Escape')
  await page.locator('.pdu-event').first().click()
  await expectAccessible(page, 'an event chosen', 'main')
  await press(page, 'Charts')
  await expectAccessible(page, 'charts', 'main')
  await press(page, 'Charts')
  await ownRows(page).getByText('part 1/2').click()
  await ownRows(page)
    .getByText('part 2/2')
    .click({ modifiers: ['Control'] })
  await expectAccessible(page, 'two PDUs compared', 'main')
  await page.keyboard.press('Escape')
  await filters(page)
  await inspectDialogs(page)
}

async function filters(page: Page): Promise<void> {
  const filter = page.getByRole('combobox', { name: 'Filter' })
  await filter.fill('status ')
  await expectAccessible(page, 'the filter goes on')
  await filter.fill('status == nothing at')
  await filter.press('Enter')
  await expectAccessible(page, 'a filter refused')
  await filter.fill('to == "1"')
  await filter.press('Enter')
  await expect(page.getByText('No PDU is found')).toBeVisible()
  await expectAccessible(page, 'nothing found')
  await filter.fill('')
  await filter.press('Enter')
}

async function inspectDialogs(page: Page): Promise<void> {
  for (const item of ['Columns…', 'Colour rules…']) {
    await press(page, 'Columns and colours')
    await page.getByRole('menuitem', { name: item }).click()
    await expectAccessible(page, item, dialog)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  for (const name of ['Replay…', 'Export…', 'For support…', 'Clear']) {
    await press(page, name)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, name, dialog)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'day.pcap',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(sessionPcap(9)),
    })
  await expect(page.getByRole('region', { name: 'Capture file' })).toContainText('20 PDUs')
  await expectAccessible(page, 'an opened file', 'main')
  await press(page, 'Compare captures…')
  await expect(page.getByRole('region', { name: 'Comparison of two captures' })).toBeVisible()
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('grid', { name: 'Differences of the captures' })).toBeVisible()
  await expectAccessible(page, 'captures compared', 'main')
  await page.keyboard.press('Escape')
  await press(page, 'Close day.pcap')
}

async function messages(page: Page): Promise<void> {
  await goTo(page, 'Conversations')
  await page
    .getByRole('group', { name: /Conversations/ })
    .getByRole('button')
    .first()
    .click()
  await expect(page.getByRole('log')).toContainText('delivered')
  await expectAccessible(page, 'a conversation')
  await goTo(page, 'All messages')
  await page.getByRole('row').filter({ hasText: '2/2' }).first().click()
  await expectAccessible(page, 'a message delivered')
  await page.getByRole('row').filter({ hasText: 'refused' }).first().click()
  await expectAccessible(page, 'a message refused', 'main')
  await page.getByRole('columnheader', { name: 'State' }).press(' ')
  await expect(page.getByText('Sorted by State')).toBeVisible()
  await press(page, 'Columns…')
  await expectAccessible(page, 'the columns of sorted messages', dialog)
  await page.keyboard.press('Escape')
  await press(page, 'Newest first')
  await page.getByRole('combobox', { name: 'Filter' }).filter({ visible: true }).fill('nobody')
  await expect(page.getByText('No message is found')).toBeVisible()
  await expectAccessible(page, 'no message found', 'main')
}

async function autoReply(page: Page): Promise<void> {
  await goTo(page, 'Messages')
  await page.getByRole('tab', { name: 'Auto-reply' }).click()
  await press(page, 'New rule')
  await page.getByLabel('Reply', { exact: true }).fill('Hello')
  await page.getByText('Limits', { exact: false }).first().click()
  await expectAccessible(page, 'a rule made, the limits open', 'main')
  await press(page, 'Save the rule')
  await expect(page.getByRole('button', { name: 'Change rule 1' })).toBeVisible()
  await press(page, 'Dry run')
  await expectAccessible(page, 'a rule tried', 'main')
}

/** The line is cut between the page and the host, and comes no more. */
async function hostGone(page: Page): Promise<void> {
  const lines: { close(): Promise<void> }[] = []
  let isGone = false
  await page.routeWebSocket(/./, (line) => {
    if (isGone) return void line.close()
    line.connectToServer()
    lines.push(line)
  })
  await page.reload()
  await bringAxe(page)
  const chips = page.getByRole('navigation', { name: 'Sessions' })
  await expect(chips).toContainText('TRX')
  isGone = true
  await Promise.all(lines.map((line) => line.close()))
  await expect(page.locator('.host-gone')).toBeVisible()
  await expect(chips).toContainText('unknown')
  await expect(page.locator('.status-bar')).toContainText('unknown')
  await expect(page.locator('.status-bar, .chips').locator('.tone-ok, .tone-recording')).toHaveCount(0)
  await expectAccessibleAlone(page, 'the host is gone')
}

async function compose(page: Page): Promise<void> {
  await goTo(page, 'Message')
  await field(page, 'From').fill('ALPHA')
  await field(page, 'To').fill('7916 x')
  await field(page, 'Text').fill(`${'Price: 5 €, “quoted” '.repeat(12)}`)
  await expect(page.getByText(/outside GSM 7-bit/)).toBeVisible()
  await expectAccessible(page, 'a message in parts, with offenders')
  await press(page, 'More actions')
  await expectAccessible(page, 'more actions', menu)
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Encoding' }).click()
  await expectAccessible(page, 'a choice open', '[role=listbox]')
  await page.keyboard.press('Escape')
  await goTo(page, 'Many')
  const csv = ['phone,name', '79171234501,Ann', 'none,Bob'].join('\n')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect(page.getByText('Row 1 becomes')).toBeVisible()
  await expectAccessible(page, 'the columns of a file')
  await press(page, 'Check all rows')
  await expect(page.getByText('failed the check 1')).toBeVisible()
  await expectAccessible(page, 'a run checked')
}

async function operations(page: Page): Promise<void> {
  await goTo(page, 'Operation')
  await field(page, 'message_id').fill('1')
  await press(page, 'Send')
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible()
  await expectAccessible(page, 'an operation answered', 'main')
  await goTo(page, 'Octets')
  await press(page, 'command_length too small')
  await press(page, 'Send as typed')
  await expectAccessible(page, 'octets sent', 'main')
}

async function readings(page: Page): Promise<void> {
  await goTo(page, 'Anything')
  for (const name of ['A receipt', 'An xxd dump']) {
    await press(page, name)
    await expect(page.getByRole('article').first()).toBeVisible()
    await expectAccessible(page, name)
    await press(page, 'Clear')
  }
  await press(page, 'History')
  await expectAccessible(page, 'history', menu)
  await page.keyboard.press('Escape')
  await goTo(page, 'Codes')
  await field(page, 'Search codes').fill('0x0403')
  await expect(page.getByText('Forbidden word or phrase').first()).toBeVisible()
  await expectAccessible(page, 'a code', 'main')
  await field(page, 'Search codes').fill('nothing of that name')
  await expect(page.getByText(/Nothing is known by/)).toBeVisible()
  await expectAccessible(page, 'no code', 'main')
}

async function providers(page: Page): Promise<void> {
  await goTo(page, 'Providers')
  await page.getByRole('button', { name: /8056/ }).first().click()
  await expectAccessible(page, 'a provider', 'main')
  await page.getByLabel('Compare with').selectOption({ index: 2 })
  await expectAccessible(page, 'two providers', 'main')
  await press(page, 'End the comparison')
  await press(page, 'Copy to edit')
  await expectAccessible(page, 'a profile edited', 'main')
  for (const name of ['From receipts…', 'Paste or CSV…']) {
    await press(page, name)
    await expectAccessible(page, name, dialog)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

async function around(page: Page): Promise<void> {
  await goTo(page, 'Simulate')
  await expectAccessible(page, 'the simulator running')
  await page.getByRole('navigation', { name: 'Sessions' }).getByRole('button').first().click()
  await expectAccessible(page, 'the lane of a session', dialog)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expectAccessible(page, 'the keys', dialog)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+KeyK')
  await expectAccessible(page, 'the palette', dialog)
  await page.getByRole('dialog').getByRole('combobox').fill('0x0403')
  await expectAccessible(page, 'the palette reads a code', dialog)
  await page.keyboard.press('Escape')
}

test('no screen, dialog or state breaks a rule of axe, in both themes and languages', async ({
  workbench: { page },
}) => {
  test.setTimeout(330_000)
  await bringAxe(page)
  await test.step('screens as they are at first', () => emptyScreens(page))
  await test.step('a wrong connection', () => wrongConnection(page))
  await test.step('traffic', () => inspect(page))
  await test.step('messages', () => messages(page))
  await test.step('composing', () => compose(page))
  await test.step('operations', () => operations(page))
  await test.step('explanations', () => readings(page))
  await test.step('providers', () => providers(page))
  await test.step('what is around the screens', () => around(page))
  await test.step('auto-reply', () => autoReply(page))
  await test.step('without a host', () => hostGone(page))
})
