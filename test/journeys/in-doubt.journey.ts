import type { Locator, Page } from 'playwright/test'
import { freePort } from './free-port.ts'
import { expect, goTo, ownRows, test } from './workbench.ts'

/** From now on the simulator answers after so long. */
async function answerAfter(page: Page, ms: string): Promise<void> {
  await goTo(page, 'Simulate')
  const delay = page.getByLabel('Response delay, ms', { exact: true })
  await delay.fill(ms)
  await delay.press('Enter')
}

/** Three parts leave, and the link is gone before any is answered. */
async function loseThreeParts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(ownRows(page).getByText('DELIVRD')).toHaveCount(2)
  await answerAfter(page, '600000')
  await goTo(page, 'Message')
  await page.getByLabel('To', { exact: true }).fill('79160000001')
  await page.getByLabel('Text', { exact: true }).fill('Неизвестно, дошло ли. '.repeat(9))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('waiting for the answer')).toHaveCount(3)
  await goTo(page, 'Simulate')
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
}

/** The simulator answers again, on another port: the session that waits for the old one makes room. */
async function bindAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Local simulator.*in doubt/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open the connection' }).click()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await answerAfter(page, '0')
  // The old one may be the simulator's of a journey beside this one by now.
  const port = page.getByLabel('Port', { exact: true })
  await port.fill(String(await freePort()))
  await port.press('Enter')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(page.getByText('listening', { exact: true })).toBeVisible()
  await goTo(page, 'Connect')
  await page.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(page.getByRole('button', { name: /^bound Local simulator TRX/ })).toBeVisible()
}

test('what a lost link leaves in doubt is shown, and decided part by part or at once', async ({
  workbench,
}) => {
  const { page } = workbench
  await loseThreeParts(page)
  const chip = page.getByRole('button', { name: /Local simulator/ }).filter({ hasText: '3 parts in doubt' })

  await test.step('the session says how much is in doubt, and leads there', async () => {
    await chip.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Show and decide' }).click()
    const filter = page.getByRole('button', { name: 'In doubt: 3' })
    await expect(filter).toHaveAttribute('aria-pressed', 'true')
    // Not the pane's own colour, in either theme.
    for (const [colorScheme, background] of [
      ['dark', 'rgb(27, 48, 73)'],
      ['light', 'rgb(227, 238, 251)'],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(filter).toHaveCSS('background-color', background)
    }
    await expect(page.getByRole('grid', { name: /Message cards/ }).getByRole('row')).toHaveCount(2)
  })

  await bindAgain(page)
  await goTo(page, 'Messages')
  await page
    .getByRole('grid', { name: /Message cards/ })
    .getByText('Неизвестно')
    .click()
  const part = (number: number): Locator => page.getByRole('region', { name: `Part ${number} of 3` })

  await test.step('one is sent again, and its state asked for', async () => {
    await expect(part(1).getByTitle(/gave no message_id/)).toBeVisible()
    await part(1).getByRole('button', { name: 'Send again' }).click()
    await expect(part(1).getByText(/sent 2 times/)).toBeVisible()
    await expect(part(1).getByText('no answer', { exact: true })).toBeVisible()
    await part(1).getByRole('button', { name: 'Query state' }).click()
    await expect(part(1).getByText('query_sm_resp')).toBeVisible()
  })

  await test.step('one is left', async () => {
    await part(2).getByRole('button', { name: 'Leave it' }).click()
    await expect(part(2).getByText('Left as it is.')).toBeVisible()
  })

  await test.step('the rest is sent again at once', async () => {
    await expect(page.getByRole('button', { name: 'In doubt: 1' })).toBeVisible()
    await page.getByRole('button', { name: 'Send all again' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Send all again' }).click()
    await expect(part(3).getByText(/sent 2 times/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'In doubt: 0' })).toBeVisible()
    await expect(part(3).getByText('delivered', { exact: true }).first()).toBeVisible()
  })

  await test.step('the repeats are marked, and lead to the first tries', async () => {
    await goTo(page, 'Inspect')
    await page.getByRole('combobox', { name: 'Filter' }).fill('repeat')
    const repeats = ownRows(page).filter({ hasText: 'repeat' })
    await page.getByRole('button', { name: 'Follow', exact: true }).click()
    await expect(repeats).toHaveCount(2)
    await repeats.first().click()
    await expect(page.getByText(/the SMSC may have taken it too/)).toBeVisible()
    await page.getByRole('button', { name: /^First try: #\d+$/ }).click()
    await expect(page.getByText(/the SMSC may have taken it too/)).toBeHidden()
    await expect(page.getByRole('heading', { name: 'submit_sm', exact: true })).toBeVisible()
  })
})
