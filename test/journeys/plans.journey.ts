import type { Page } from 'playwright/test'
import { expect, fillNewConnection, goTo, simulatorPort, test } from './workbench.ts'

const badPlan = `plan: 1
name: My regression
checks:
  - id: bind
    severty: must
    steps:
      - bind: main
`
const failingPlan = `plan: 1
name: My regression
checks:
  - id: bind
    steps:
      - bind: main
  - id: bad-number
    name: A wrong number is refused
    steps:
      - submit_sm: { destination_addr: "79161234567", text: "Hello {{unique}}" }
        expect: { command_status: ESME_RINVDSTADR }
`

const fedPlan = `plan: 1
name: Fed from files
data: { file: numbers.csv, name: "{{who}}" }
sessions:
  main: { password: "{{env.SMPP_PASSWORD}}" }
checks:
  - id: submit
    steps:
      - bind: main
      - submit_sm: { destination_addr: "{{to}}", text_file: hello.txt }
        expect: { command_status: ESME_ROK }
`

const loadedPlan = `plan: 1
name: With a load
checks:
  - id: bind
    steps: [{ bind: main }]
  - id: pace
    needs: [bind]
    load: { rate: 60/s, for: 1s, message: { destination_addr: "79161234567", text: hi } }
    expect: { lost: 0 }
`

async function write(page: Page, text: string) {
  const editor = page.getByRole('textbox', { name: 'Text of the plan' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  // In one piece: the editor indents what is typed line by line.
  await page.keyboard.insertText(text)
  return editor
}

test('accepts an account, mends a plan of its own, runs it twice and compares', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('grid', { name: 'Captured PDUs' }).getByText('DELIVRD').first()).toBeVisible()
  await goTo(page, 'Check')
  await expect(page.getByText('Give the number that test messages go to.')).toBeVisible()
  await page.getByLabel('Number to send to').fill('79161234567')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const lines = page.getByRole('list', { name: 'Checks of the run' })
  await expect(lines.getByText('bind-types')).toBeVisible()
  await expect(lines.getByRole('status')).toContainText('s of silence')
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Report' })).toBeVisible()
  const handset = lines.getByRole('listitem').filter({ hasText: 'The handset shows' })
  await handset.getByLabel('What you found').fill('Both texts whole')
  await handset.getByRole('button', { name: 'It is well' }).click()
  await expect(handset.getByRole('img', { name: 'passed' })).toBeVisible()

  await page.getByRole('button', { name: 'New plan' }).click()
  const editor = await write(page, badPlan)
  await expect(page.getByText(/Is severity meant\?/)).toBeVisible()
  await expect(editor.locator('.cm-lintRange-error')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled()
  await write(page, failingPlan)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(editor).not.toBeFocused()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const failed = lines.getByRole('listitem').filter({ hasText: 'bad-number' })
  await expect(failed).toContainText('expected command_status ESME_RINVDSTADR')
  await page.getByRole('button', { name: /^My regression 2 checks$/ }).click()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByRole('button', { name: 'Compare with…' }).click()
  await page.getByRole('menuitem').filter({ hasText: 'My regression' }).first().click()
  await expect(page.getByText('0 checks ended otherwise.')).toBeVisible()
  await page.getByRole('button', { name: 'End the comparison' }).click()
  await failed
    .getByRole('button', { name: /^Open PDU/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Inspect' })).toBeVisible()
})

test('a plan is given its files and its environment, and runs row by row', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('button', { name: /^bound Local simulator TRX/ })).toBeVisible()
  await goTo(page, 'Check')
  await page.getByRole('button', { name: 'New plan' }).click()
  await write(page, fedPlan)
  await expect(page.getByText('Choose first: numbers.csv, hello.txt.')).toBeVisible()
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  const chooser = (name: string) => page.locator(`input[aria-label="Choose ${name}"]`)
  await chooser('numbers.csv').setInputFiles(file('other.csv', 'to,whom\n79161234567,one\n'))
  await expect(page.getByRole('list', { name: 'Mistakes in the plan' })).toContainText('who')
  await chooser('numbers.csv').setInputFiles(file('mine.csv', 'to,who\n79161234567,one\n79161234568,two\n'))
  await expect(page.getByText('mine.csv')).toBeVisible()
  await chooser('hello.txt').setInputFiles(file('hello.txt', 'Hello from a file'))
  await expect(page.getByText('17 characters')).toBeVisible()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Values from the environment' })
  await expect(dialog.getByLabel('SMPP_PASSWORD')).toHaveAttribute('type', 'password')
  await dialog.getByLabel('SMPP_PASSWORD').fill('demo')
  await dialog.getByRole('button', { name: 'Run', exact: true }).click()
  const lines = page.getByRole('list', { name: 'Checks of the run' })
  await expect(lines.getByRole('listitem')).toHaveCount(2)
  await expect(lines).toContainText('two')
  await expect(lines.getByRole('img', { name: 'passed' })).toHaveCount(2)
})

test('a plan whose load goes to another machine is asked about, and no means no', async ({ workbench }) => {
  const { page } = workbench
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first()
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByRole('button', { name: /^bound Local simulator TRX/ })).toBeVisible()
  const port = await simulatorPort(page)
  await fillNewConnection(page, { name: 'Elsewhere', host: '0.0.0.0', port })
  await button('Save').click()
  await goTo(page, 'Check')
  await button('New plan').click()
  await write(page, loadedPlan)
  await page.getByRole('combobox', { name: 'Connection' }).click()
  await page.getByRole('option', { name: 'Elsewhere' }).click()
  await button('Run').click()
  const dialog = page.getByRole('dialog', { name: 'Does the provider allow that?' })
  await expect(dialog).toContainText('Up to 60 parts a second, 60 in all, will go to 0.0.0.0')
  await dialog.getByRole('button', { name: 'Do not start' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Checks of the run' })).toHaveCount(0)
  await button('Run').click()
  await button('Yes, start').click()
  const lines = page.getByRole('list', { name: 'Checks of the run' })
  await expect(lines.getByRole('img', { name: 'passed' })).toHaveCount(2, { timeout: 15_000 })
})
