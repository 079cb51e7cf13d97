import type { Page } from 'playwright/test'
import { expect, goTo, test } from './workbench.ts'

/** A subscriber writes, through the simulator. */
async function receive(page: Page, from: string, text: string): Promise<void> {
  await goTo(page, 'Simulate')
  const form = page.locator('.sim-inject')
  await form.getByLabel('From', { exact: true }).fill(from)
  await form.getByLabel('To', { exact: true }).fill('8056')
  await form.getByLabel('Text', { exact: true }).fill(text)
  await form.getByRole('button', { name: 'Send to the client' }).click()
  await expect(form.getByRole('status')).toContainText('ESME_ROK')
}

test('a received message is announced, read, answered, and stays read', async ({ workbench: { page } }) => {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByText('DELIVRD').first()).toBeVisible()
  const badge = page.getByRole('navigation', { name: 'Rooms' }).locator('.unread-badge')
  await expect(badge).toHaveCount(0)
  await receive(page, '79160000007', 'Когда откроетесь? '.repeat(6))
  await receive(page, '79160000008', 'STOP')
  await expect(badge).toHaveText('2')

  await test.step('the inbox holds what was received alone, joined by its parts', async () => {
    await goTo(page, 'Inbox')
    const rows = page.getByRole('grid', { name: /Message cards/ }).locator('.grid-row')
    await expect(rows).toHaveCount(2)
    await expect(page.locator('.grid-row.is-unread')).toHaveCount(2)
    await rows.filter({ hasText: 'Когда откроетесь?' }).click()
    await expect(badge).toHaveText('1')
    await expect(page.locator('.grid-row.is-unread')).toHaveCount(1)
    await page.getByRole('button', { name: 'Unread', exact: true }).click()
    await expect(rows).toHaveCount(1)
    await expect(rows).toContainText('STOP')
    await page.getByRole('button', { name: 'Unread', exact: true }).click()
    await expect(rows).toHaveCount(2)
    await page.getByRole('button', { name: 'Export…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export messages' })
    await expect(dialog).toContainText('direction == received')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await test.step('r answers it: addresses swapped, the text is typed at once', async () => {
    await page.keyboard.press('r')
    await expect(page.getByLabel('To', { exact: true })).toHaveValue('79160000007')
    await expect(page.getByLabel('From', { exact: true })).toHaveValue('8056')
    await expect(page.getByLabel('Text', { exact: true })).toBeFocused()
    await page.keyboard.type('В девять')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.sent-cards')).toContainText('79160000007')
  })

  await test.step('the conversation shows both, is answered in place, and is read by that', async () => {
    await goTo(page, 'Conversations')
    const list = page.getByRole('group', { name: /Conversations/ })
    await list.getByRole('button').filter({ hasText: '79160000007' }).click()
    const thread = page.getByRole('log', { name: /oldest first/ })
    await expect(thread.locator('.is-received')).toContainText('Когда откроетесь?')
    await expect(thread.locator('.is-sent')).toContainText('В девять')
    await expect(thread.locator('.is-sent')).toContainText('delivered')
    await page.getByLabel('Reply to 79160000007').fill('утра')
    await expect(page.locator('.reply-plan')).toContainText('1 part · UCS-2')
    await page.keyboard.press('Control+Enter')
    await expect(thread.locator('.is-sent')).toHaveCount(2)
    await expect(page.getByLabel('Reply to 79160000007')).toHaveValue('')
    await page.getByRole('searchbox', { name: 'Search by number' }).fill('0008')
    await expect(list.getByRole('button')).toHaveCount(1)
    await expect(list).toContainText('STOP')
  })

  await test.step('a reload keeps what was read; all can be marked so', async () => {
    await page.reload()
    await expect(badge).toHaveText('1')
    await goTo(page, 'Inbox')
    await page.getByRole('button', { name: 'Mark all read' }).click()
    await expect(badge).toHaveCount(0)
    await expect(page.locator('.grid-row.is-unread')).toHaveCount(0)
  })
})
