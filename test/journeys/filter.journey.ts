import type { Page } from 'playwright/test'
import { expect, goTo, ownRows, test } from './workbench.ts'

const field = (page: Page) => page.getByRole('combobox', { name: 'Filter' })
const grid = (page: Page) => page.getByRole('grid', { name: 'Captured PDUs' })

/** PDUs of the tour's session, without what happened between them. */
const pdus = (page: Page) => ownRows(page).filter({ hasText: /bind_|submit_sm|deliver_sm/ })

/** The tour: a bind, two parts, their answers and receipts. */
async function tour(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(grid(page).getByText('DELIVRD')).toHaveCount(2)
}

test('a filter is written by keys alone, kept under a name, and in force again with a click', async ({
  workbench: { page },
}) => {
  await tour(page)

  await test.step('Tab takes what is offered: a field, an operator, a value seen here', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('comm')
    const options = page.getByRole('listbox', { name: 'What the filter may go on with' })
    await expect(options.getByRole('option').first()).toContainText('command')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(field(page)).toHaveValue('command == ')
    await expect(options.getByRole('option', { name: /^submit_sm 0x00000004 2 ×$/ })).toBeVisible()
    await page.keyboard.type('submit_s')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(field(page)).toHaveValue('command == submit_sm ')
    await expect(options).toBeHidden()
    await expect(pdus(page)).toHaveCount(2)
    await expect(page.getByText(/^2 of \d+$/)).toBeVisible()
  })

  await test.step('the field that was asked for is marked in the chosen PDU', async () => {
    await pdus(page).first().click()
    const marked = page.getByRole('treeitem').filter({ hasText: '(found by the filter)' })
    await expect(marked).toHaveCount(1)
    await expect(marked).toContainText('command_id')
  })

  await test.step('the star keeps it, and its chip puts it in force', async () => {
    await page.getByRole('button', { name: 'Save this filter' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Submits')
    await page.keyboard.press('Enter')
    const chip = page.getByRole('button', { name: 'Submits', exact: true })
    await expect(chip).toHaveAttribute('aria-pressed', 'true')
    await chip.click()
    await expect(field(page)).toHaveValue('')
    await expect(pdus(page)).not.toHaveCount(2)
    await page.reload()
    await chip.click()
    await expect(pdus(page)).toHaveCount(2)
    await expect(field(page)).toHaveValue('command == submit_sm')
  })

  await test.step('it is renamed, removed, and the removal taken back', async () => {
    await page.getByRole('button', { name: 'More about “Submits”' }).click()
    await page.getByRole('menuitem', { name: 'Rename…' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Parts')
    await page.keyboard.press('Enter')
    const chip = page.getByRole('button', { name: 'Parts', exact: true })
    await expect(chip).toBeVisible()
    await page.getByRole('button', { name: 'More about “Parts”' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect(chip).toBeHidden()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(chip).toBeVisible()
  })

  await test.step('the palette finds it', async () => {
    await goTo(page, 'Connect')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('parts')
    await page.getByRole('option', { name: 'Apply the filter “Parts”' }).click()
    await expect(pdus(page)).toHaveCount(2)
  })

  await test.step('chips at hand stand beside it, and come off alone', async () => {
    await page.getByRole('button', { name: 'Unanswered' }).click()
    await expect(field(page)).toHaveValue('command == submit_sm and not answered')
    await page.getByRole('button', { name: 'Unanswered' }).click()
    await expect(field(page)).toHaveValue('command == submit_sm')
  })
})

test('what is refused is underlined and told, and an empty result says why', async ({
  workbench: { page },
}) => {
  await tour(page)
  const all = await pdus(page).count()

  await test.step('the refused part is marked, and the list stays', async () => {
    await field(page).fill('command == submit_smm and to == 7')
    await field(page).press('Enter')
    await expect(
      page.getByRole('alert').filter({ hasText: 'submit_smm is no value of command_id' }),
    ).toBeVisible()
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator('.filter-refused')).toHaveText('submit_smm')
    await expect(pdus(page)).toHaveCount(all)
  })

  await test.step('a text in another case is offered as it stands there', async () => {
    await field(page).fill('text contains "Stat:delivrd"')
    await field(page).press('Enter')
    await expect(page.getByRole('heading', { name: 'No PDU is found' })).toBeVisible()
    await page.getByRole('button', { name: 'Search for text contains "stat:DELIVRD"' }).click()
    await expect(pdus(page)).toHaveCount(2)
  })

  await test.step('a field that occurs nowhere is named', async () => {
    await field(page).fill('tlv.0x1400 == 05')
    await field(page).press('Enter')
    await expect(page.getByText(/has the field tlv\.0x1400/)).toBeVisible()
    await page.getByRole('button', { name: 'Clear the filter' }).last().click()
    await expect(pdus(page)).toHaveCount(all)
  })

  await test.step('words are searched for while they are typed, and Escape takes them away', async () => {
    await field(page).pressSequentially('7916')
    await expect(pdus(page)).toHaveCount(4)
    await field(page).press('Escape')
    await field(page).press('Escape')
    await expect(field(page)).toHaveValue('')
    await expect(pdus(page)).toHaveCount(all)
  })
})
