import type { Page } from 'playwright/test'
import { expect, goTo, ownRows, test } from './workbench.ts'

// Each walks through several rooms and reloads the window.
test.slow()

const events = (page: Page) => page.locator('[role=grid] .pdu-event')

/** Bound to the simulator, with two messages sent and their receipts here. */
async function tryIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(ownRows(page).getByText('DELIVRD')).toHaveCount(2)
}

test('a link that the SMSC drops is seen between the PDUs, in both languages, and in the history of the connection', async ({
  workbench: { page },
}) => {
  await tryIt(page)
  await test.step('how the link began stands before and behind its bind', async () => {
    await expect(events(page).filter({ hasText: /simulator on at 127\.0\.0\.1:\d+/ })).toHaveCount(1)
    await expect(events(page).filter({ hasText: /connected to 127\.0\.0\.1:\d+ · plain TCP/ })).toHaveCount(1)
    await expect(events(page).filter({ hasText: /bound as transceiver · system_id simulator/ })).toHaveCount(
      1,
    )
  })

  const lost = events(page).filter({ hasText: 'link lost: the peer closed the connection without unbind' })
  await test.step('the simulator goes: its end of the link is a row within a second', async () => {
    await goTo(page, 'Simulate')
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await goTo(page, 'Inspect')
    // The tour has chosen a PDU: the list stands still until it is told to follow.
    await page.getByRole('button', { name: 'Follow', exact: true }).click()
    await expect(lost).toHaveCount(1, { timeout: 1000 })
    await expect(events(page).filter({ hasText: 'simulator off' })).toHaveCount(1)
    await expect(events(page).filter({ hasText: /tries again in [\d.]+ s, attempt 2/ })).toHaveCount(1)
  })

  await test.step('chosen, it says all that is known of it and leads to the PDU before', async () => {
    await lost.click()
    await expect(lost).toHaveAttribute('aria-selected', 'true')
    const detail = page.locator('.event-detail')
    await expect(detail).toContainText('Silence before the end')
    await detail.getByRole('button', { name: /^PDU #\d+$/ }).click()
    await expect(page.locator('.detail-head h2')).toHaveText('deliver_sm_resp')
    await page.getByRole('grid', { name: 'Captured PDUs' }).press('ArrowDown')
    await expect(page.locator('.event-detail h2')).toHaveText('simulator off')
  })

  await test.step('in Russian too', async () => {
    await page.getByTitle(/Switch to Russian/).click()
    await expect(
      events(page).filter({ hasText: 'связь потеряна: другая сторона закрыла соединение без unbind' }),
    ).toHaveCount(1)
    await page.getByRole('button', { name: 'Русский', exact: true }).click()
  })

  await test.step('the session lane and the connection keep how its links ended', async () => {
    await page
      .getByRole('button', { name: /Local simulator/ })
      .first()
      .click()
    const lane = page.getByRole('dialog', { name: 'Local simulator' })
    await lane.getByText(/^Earlier closes/).click()
    await expect(lane.locator('.close-history li').last()).toContainText('The peer closed the connection')
    await lane.getByRole('button', { name: 'Open the connection' }).click()
    await page.getByText(/^Earlier closes/).click()
    await expect(page.locator('.close-history li').last()).toContainText('The peer closed the connection')
  })

  await test.step('a reload keeps the events', async () => {
    await page.reload()
    await goTo(page, 'Inspect')
    await expect(lost).toHaveCount(1)
  })
})

test('a bookmark and a comment are kept, found by a filter, and a removed comment can be had back', async ({
  workbench: { page },
}) => {
  await tryIt(page)
  const grid = page.getByRole('grid', { name: 'Captured PDUs' })
  const marked = ownRows(page).filter({ hasText: '★' })
  await ownRows(page).filter({ hasText: '2/2' }).click()
  await page.keyboard.press('b')
  await expect(marked).toHaveCount(1)

  await test.step('a comment is written in its place; Esc leaves it as it was', async () => {
    await page.keyboard.press('e')
    const input = page.getByRole('textbox', { name: 'Comment' })
    await input.fill('asked the provider')
    await input.press('Control+Enter')
    // The text of the open editor is a text of the page as well.
    await expect(input).toHaveCount(0)
    await expect(page.locator('.pdu-comment')).toContainText('asked the provider')
    await page.keyboard.press('e')
    await input.fill('never')
    await input.press('Escape')
    await expect(input).toHaveCount(0)
    await expect(page.locator('.pdu-comment')).toContainText('asked the provider')
  })

  await test.step('the filters find them', async () => {
    const filter = page.getByLabel('Filter', { exact: true })
    for (const text of ['marked', 'comment contains "provider"']) {
      await filter.fill(text)
      await filter.press('Enter')
      await expect(ownRows(page)).toHaveCount(1)
      await expect(ownRows(page)).toContainText('2/2')
    }
    await filter.fill('')
    await filter.press('Enter')
    await expect(ownRows(page).filter({ hasText: '1/2' })).toHaveCount(1)
  })

  await test.step('a reload keeps both, and the keys lead from mark to mark', async () => {
    await page.reload()
    await goTo(page, 'Inspect')
    await expect(marked).toHaveCount(1)
    await ownRows(page).filter({ hasText: '1/2' }).click()
    await page.keyboard.press('b')
    await expect(marked).toHaveCount(2)
    await page.keyboard.press(']')
    await expect(grid.locator('[role=row][aria-selected=true]')).toContainText('2/2')
    await expect(page.locator('.pdu-comment')).toContainText('asked the provider')
  })

  await test.step('what was removed comes back', async () => {
    await page.locator('.pdu-comment').getByRole('button', { name: 'Remove' }).click()
    await expect(page.locator('.pdu-comment')).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.locator('.pdu-comment')).toContainText('asked the provider')
  })
})
