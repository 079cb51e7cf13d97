import { choose, newestCard, openComposer, preview, sendAsShown, text } from './composer.ts'
import { expect, goTo, simulatorPort, test } from './workbench.ts'

const letter = 'Ваш код 4417 — никому его не сообщайте. Действует до 23:59 по Москве 22 ноября'

test('a text goes out octet for octet as shown, whatever its alphabet, its cuts and its sender', async ({
  workbench,
}) => {
  // Four journeys in one workbench: its start is what costs.
  test.setTimeout(180_000)
  const { page } = workbench
  await openComposer(page)
  await test.step('a Cyrillic message goes out in two parts, octet for octet as shown, and lives on its card', async () => {
    await text(page).fill(letter)
    await expect(preview(page).getByText('2 parts')).toBeVisible()
    await expect(preview(page).getByText(/67 \+ 11/)).toBeVisible()
    await expect(preview(page).getByText(/In GSM 7-bit this is 1 part instead of 2/)).toBeVisible()
    await sendAsShown(page)
    await expect(newestCard(page).getByText('DELIVRD')).toHaveCount(2)
  })
  await test.step('one quotation mark turns GSM into UCS-2, and one click turns it back', async () => {
    const plain = 'Your parcel waits at the post office until Friday, ask for parcel 4417 there please'
    await text(page).fill(plain)
    await expect(preview(page).getByText('1 part', { exact: true })).toBeVisible()
    await text(page).fill(`“${plain}`)
    await expect(preview(page).getByText('2 parts')).toBeVisible()
    await expect(page.getByText('Auto → UCS-2')).toBeVisible()
    await preview(page).getByRole('button', { name: 'Replace “ with "' }).click()
    await expect(text(page)).toHaveValue(`"${plain}`)
    await expect(page.getByText('Auto → GSM 7-bit')).toBeVisible()
    await expect(preview(page).getByText('1 part', { exact: true })).toBeVisible()

    await page.getByRole('button', { name: 'Undo' }).first().click()
    await expect(text(page)).toHaveValue(`“${plain}`)
    await preview(page).getByRole('button', { name: 'Replace “ with "' }).click()
    await sendAsShown(page)
  })
  await test.step('an emoji at a boundary goes out split and whole, each as shown', async () => {
    await text(page).fill(`${'я'.repeat(64)}👨‍👩‍👧${'я'.repeat(59)}`)
    await expect(preview(page).getByText('67 + 64')).toBeVisible()
    await sendAsShown(page)
    // Whole it no longer fits two parts with the rest: the cost is said before it is paid.
    await preview(page)
      .getByRole('button', { name: /Keep them whole/ })
      .click()
    await expect(preview(page).getByText(/^64 \+ 67$|64 \+ 67/)).toBeVisible()
    await expect(preview(page).getByText('Emoji and letters with marks are kept whole.')).toBeVisible()
    await sendAsShown(page)
    await preview(page).getByRole('button', { name: 'Cut anywhere' }).click()
    await expect(preview(page).getByText('67 + 64')).toBeVisible()
  })
  await test.step('a sender that no octet can carry is said to be one, and the screen stays', async () => {
    await text(page).fill('Hello')
    await page.getByLabel('From', { exact: true }).fill('Альфа')
    await expect(page.getByText(/source_addr holds a character that no octet can carry/)).toBeVisible()
    await expect(page.getByRole('button', { name: /^Send/ })).toBeDisabled()
    await page.getByLabel('From', { exact: true }).fill('ALPHA')
    await sendAsShown(page)
  })
})

test('SAR, message_payload, a flash and a WAP push go out as shown', async ({ workbench }) => {
  const { page } = workbench
  await openComposer(page)
  await text(page).fill(letter)
  await choose(page, 'Long message', /SAR TLVs/)
  await sendAsShown(page)
  await choose(page, 'Long message', /message_payload/)
  await expect(preview(page).getByText('1 part', { exact: true })).toBeVisible()
  await sendAsShown(page)
  await choose(page, 'Long message', /UDH 8-bit/)
  await choose(page, 'Class', /flash/)
  await text(page).fill('Now on the screen')
  await sendAsShown(page)
  await page.getByRole('button', { name: 'Kind, ports, national tables' }).click()
  await choose(page, 'Kind of message', /WAP push SI/)
  await page.getByLabel('Link', { exact: true }).fill('https://www.example.com/offer')
  await sendAsShown(page)
})

test('every field can be set by name and goes out as shown', async ({ workbench }) => {
  const { page } = workbench
  await openComposer(page)
  await text(page).fill('All of it')
  await page.getByRole('button', { name: 'All fields' }).click()
  for (const [field, value] of [
    ['esm_class', /datagram mode/],
    ['protocol_id', /replace type 1/],
    ['priority_flag', /very urgent/],
    ['replace_if_present_flag', /1 replace/],
    ['data_coding', /0xF1/],
  ] as const) {
    await page.getByRole('button', { name: `Named values of ${field}` }).click()
    await page.getByRole('menuitem', { name: value }).click()
  }
  await choose(page, 'Valid for', '1 hour')
  const tree = preview(page).getByRole('treeitem')
  await expect(tree.filter({ hasText: 'esm_class' })).toContainText('0x01')
  await expect(tree.filter({ hasText: 'protocol_id' })).toContainText('0x41')
  await sendAsShown(page)
})

test('a draft outlives a reload at once, and a message is edited and sent again', async ({ workbench }) => {
  const { page } = workbench
  await openComposer(page)
  await page.getByRole('button', { name: /^TLVs/ }).click()
  await page.getByRole('button', { name: 'Add DLT ids' }).click()
  await page.getByLabel('Value', { exact: true }).nth(0).fill('1101000000000000001')
  await page.getByLabel('Value', { exact: true }).nth(1).fill('1107000000000000002')
  await text(page).fill('Kept as it was typed')
  await page.reload()
  await expect(text(page)).toHaveValue('Kept as it was typed')
  await expect(page.getByLabel('Value', { exact: true }).nth(1)).toHaveValue('1107000000000000002')
  await sendAsShown(page)

  await page.getByRole('button', { name: 'Clear' }).click()
  await text(page).fill('Half typed')
  const editAndResend = async () => {
    await goTo(page, 'Messages')
    await page.getByRole('row').filter({ hasText: '79160000001' }).first().click()
    await page.getByRole('button', { name: 'Edit and resend' }).click()
    await expect(text(page)).toHaveValue('Kept as it was typed')
  }
  await editAndResend()
  const notice = page.locator('.toast').filter({ hasText: 'The form holds the other message' })
  await notice.getByRole('button', { name: 'Undo' }).click()
  await expect(text(page)).toHaveValue('Half typed')
  await editAndResend()
  await text(page).fill('Kept, and changed')
  await sendAsShown(page)
})

test('identifiers a provider requires are missed, put in by one click and sent as shown', async ({
  workbench,
}) => {
  const { page } = workbench
  await openComposer(page)
  await text(page).fill('Your code is 4417')
  const port = String(await simulatorPort(page))
  await goTo(page, 'Connect')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('Indian gateway')
  // First: it fills the port, where that is the usual one.
  await choose(page, 'Provider', 'MobText (India, DLT)')
  await page.getByLabel('Host', { exact: true }).fill('127.0.0.1')
  await page.getByLabel('Port', { exact: true }).fill(port)
  await page.getByLabel('Login', { exact: true }).fill('demo')
  await page.getByLabel('Password', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Save and bind' }).click()
  await expect(page.getByRole('button', { name: /bound Indian gateway/ }).first()).toBeVisible()

  await goTo(page, 'Message')
  await choose(page, 'Connection to send by', /Indian gateway/)
  const required = page.getByText(/This provider requires the TLV/)
  await expect(required).toHaveCount(3)
  await page.getByRole('button', { name: /^TLVs/ }).click()
  await page.getByRole('button', { name: 'Add what MobText (India, DLT) requires' }).click()
  const values = page.getByLabel('Value', { exact: true })
  await expect(values).toHaveCount(3)
  for (const place of [0, 1, 2]) await values.nth(place).fill(`110${place}`)
  await expect(required).toHaveCount(0)
  await sendAsShown(page)
})
