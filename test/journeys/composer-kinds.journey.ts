import type { Page } from 'playwright/test'
import { choose, newestCard, openComposer, preview, text } from './composer.ts'
import { expect, goTo, test } from './workbench.ts'

/** Sends, and waits until the handset has it. */
async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Send/ }).click()
  await expect(newestCard(page).getByText('delivered').first()).toBeVisible()
}

test('an emoji at a boundary, SAR TLVs, message_payload and a flash', async ({ workbench }) => {
  const { page } = workbench
  await openComposer(page)

  // 66 letters and a family: the cut falls between its members until they are kept whole.
  await text(page).fill(`${'я'.repeat(64)}👨‍👩‍👧${'я'.repeat(10)}`)
  await expect(preview(page).getByText('2 parts')).toBeVisible()
  await expect(preview(page).getByText(/1 cut falls inside an emoji/)).toBeVisible()
  await expect(preview(page).getByText(/this is UTF-16, not strict UCS-2/)).toBeVisible()
  await preview(page).getByRole('button', { name: 'Keep them whole, at no cost' }).click()
  await expect(preview(page).getByText(/1 cut falls inside an emoji/)).toHaveCount(0)
  await expect(preview(page).getByText(/64 \+ 18/)).toBeVisible()

  await choose(page, 'Long message', /SAR TLVs/)
  await expect(preview(page).getByRole('treeitem').filter({ hasText: 'sar_total_segments' })).not.toHaveCount(
    0,
  )
  await expect(preview(page).getByText(/sm_length 128/)).toBeVisible()

  await choose(page, 'Long message', /message_payload/)
  await expect(preview(page).getByText('1 part', { exact: true })).toBeVisible()
  await expect(preview(page).getByText(/message_payload 164/)).toBeVisible()

  await choose(page, 'Long message', /UDH 8-bit/)
  await choose(page, 'Class', /flash/)
  await expect(page.getByText(/flash in several parts/)).toBeVisible()
  await text(page).fill('Now on the screen')
  await expect(page.getByText(/flash in several parts/)).toHaveCount(0)
  await expect(preview(page).getByRole('treeitem').filter({ hasText: 'data_coding' })).toContainText('0x10')
  await send(page)
})

test('a WAP push and the DLT identifiers go out as they are shown', async ({ workbench }) => {
  const { page } = workbench
  await openComposer(page)
  await text(page).fill('Open the offer')
  await page.getByRole('button', { name: 'Kind, ports, national tables' }).click()
  await choose(page, 'Kind of message', /WAP push SI/)
  await page.getByLabel('Link', { exact: true }).fill('https://www.example.com/offer')
  await expect(preview(page).getByText(/06 05 04 0B 84 23 F0/)).toBeVisible()

  await page.getByRole('button', { name: /^TLVs/ }).click()
  await page.getByRole('button', { name: 'Add DLT ids' }).click()
  const values = page.getByLabel('Value', { exact: true })
  await values.nth(0).fill('1101000000000000001')
  await values.nth(1).fill('1107000000000000002')
  await expect(page.getByText(/DLT principal entity id · 19 octets/)).toBeVisible()
  await send(page)

  await goTo(page, 'Inspect')
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  const rows = page.getByRole('grid', { name: 'Captured PDUs' })
  const submit = rows.getByRole('row').filter({ hasText: '79160000001' }).filter({ hasText: 'submit_sm' })
  await submit.first().click()
  const tree = page.getByRole('treeitem')
  await expect(tree.filter({ hasText: '0x1400' })).not.toHaveCount(0)
  await expect(tree.filter({ hasText: 'to 2948, from 9200' })).not.toHaveCount(0)
})

test('a template is saved, found, filled in and sent, and the message is a command too', async ({
  workbench,
}) => {
  const { page } = workbench
  await openComposer(page)
  await text(page).fill('Hello {{name}}, your code is {{code}}')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Save as template…' }).click()
  await page.getByLabel('Name', { exact: true }).fill('One-time code')
  await page.getByLabel('Folder', { exact: true }).fill('Retail')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Template saved.')).toBeVisible()

  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Templates…' }).click()
  await page.getByLabel('Search templates').fill('retail code')
  await page.getByRole('button', { name: 'Rename template One-time code' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Login code')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: /Login code Hello/ }).click()
  await page.getByLabel('name', { exact: true }).fill('Ada')
  await page.getByLabel('code', { exact: true }).fill('1234')
  await page.getByRole('button', { name: 'Fill in and use' }).click()
  await expect(text(page)).toHaveValue('Hello Ada, your code is 1234')

  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Copy as CLI command' }).click()
  // The desktop lets no page read the clipboard: what was copied is pasted.
  await text(page).press('ControlOrMeta+a')
  await text(page).press('ControlOrMeta+v')
  const copied = await text(page).inputValue()
  expect(copied).toContain("--text='Hello Ada, your code is 1234'")
  expect(copied).not.toContain('password')

  await text(page).fill('Hello Ada, your code is 1234')
  await send(page)
})
