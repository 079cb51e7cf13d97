import type { Page } from 'playwright/test'
import { joinedPcap, receiptOf, submitOf } from '../support/joined-traffic.ts'
import { sessionPcap, withoutFrame } from '../support/opened-capture.ts'
import { expect, goTo, test } from './workbench.ts'

/** As a person drops a file anywhere. */
async function dropFile(page: Page, name: string, octets: Uint8Array): Promise<void> {
  await page.evaluate(
    ([fileName, base64]) => {
      const content = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content], fileName ?? ''))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [name, Buffer.from(octets).toString('base64')],
  )
}

const part = (number: number) => ({ reference: 7, number, total: 2, by: 'udh' as const })
/** A message in two parts; the receipt of the first came, that of the other did not. */
const twoParts = joinedPcap([
  { at: 0, ...submitOf({ to: '79161234567', sequence: 2, text: 'First half, ', part: part(1) }) },
  { at: 1, ...submitOf({ to: '79161234567', sequence: 3, text: 'second half.', part: part(2) }) },
  { at: 40, answers: 2, id: '1f' },
  { at: 42, answers: 3, id: '20' },
  { at: 3040, ...receiptOf({ from: '79161234567', sequence: 1, id: '31' }) },
])

const rowsOfPage = (page: Page) => page.getByRole('grid', { name: 'Captured PDUs' }).getByRole('row')

test('a capture that was dropped is read beside the live one, asked and closed', async ({
  workbench: { page },
}) => {
  const summary = page.getByRole('region', { name: 'Capture file' })
  const filter = page.getByRole('combobox', { name: 'Filter' })
  await goTo(page, 'Inspect')

  await test.step('dropped: its PDUs, counts and what is lost', async () => {
    await dropFile(page, 'day.pcap', withoutFrame(sessionPcap(60), 7))
    await expect(page.getByRole('tab', { name: 'day.pcap' })).toHaveAttribute('aria-selected', 'true')
    await expect(summary).toContainText('121 PDUs')
    await expect(summary).toContainText('1 connection')
    await expect(summary).toContainText('1 gap')
    await expect(rowsOfPage(page).filter({ hasText: 'bind_transceiver' }).first()).toBeVisible()
    await summary.getByRole('button', { name: '1 problem' }).click()
    await expect(summary).toContainText('are not in the capture')
    await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0)
  })

  await test.step('a refused message is found, its tree and octets seen', async () => {
    await filter.fill('command == submit_sm_resp and status != 0')
    await filter.press('Enter')
    const refused = rowsOfPage(page).filter({ hasText: 'RTHROTTLED' })
    await expect(refused.first()).toBeVisible()
    await expect(rowsOfPage(page).filter({ hasText: /submit_sm(?!_resp)/ })).toHaveCount(0)
    await refused.first().click()
    await expect(page.getByRole('tree')).toContainText('command_status')
    await expect(page.getByRole('tree')).toContainText('ESME_RTHROTTLED')
    await expect(page.locator('.hex-view').first()).toContainText('80000004')
  })

  await test.step('it is explained whole, by the provider that is chosen, and Explain leads back to it', async () => {
    const chosen = rowsOfPage(page).and(page.locator('[aria-selected=true]'))
    const number = await chosen.getAttribute('aria-rowindex')
    await page.locator('.detail-head').getByRole('button', { name: 'Explain', exact: true }).click()
    await expect(page.getByRole('textbox', { name: 'What to explain' })).toHaveValue(/^0{6}1.80000004/)
    await expect(page.locator('.explain-answers')).toContainText('submit_sm_resp')
    await expect(page.locator('.explain-answers')).toContainText('ESME_RTHROTTLED')
    await page.getByRole('button', { name: /^Back to PDU #\d+$/ }).click()
    await expect(filter).toHaveValue('command == submit_sm_resp and status != 0')
    await expect(page.getByRole('tree')).toContainText('ESME_RTHROTTLED')
    expect(await chosen.getAttribute('aria-rowindex')).toBe(number)
  })

  await test.step('a long search is stopped, and what it found stays', async () => {
    await dropFile(page, 'long.pcap', sessionPcap(4000))
    await expect(summary).toContainText('8,002 PDUs')
    // The newest are found at once; what each other one is asked takes long.
    const long = Array.from({ length: 60 }, (_, index) => `hex ~ ".*.*.*.*z${index}"`).join(' or ')
    await filter.fill(`number > 7999 or ${long}`)
    await filter.press('Enter')
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(page.getByText(/^3\+ of 8,002$/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Close long.pcap' }).click()
    await page.getByRole('tab', { name: 'day.pcap' }).click()
  })

  await test.step('the live capture is as it was, and so is the file after it', async () => {
    await page.getByRole('tab', { name: 'Live' }).click()
    await expect(summary).toHaveCount(0)
    await expect(filter).toHaveValue('')
    await expect(page.getByText('Nothing has passed yet')).toBeVisible()
    await page.getByRole('tab', { name: 'day.pcap' }).click()
    await expect(filter).toHaveValue('command == submit_sm_resp and status != 0')
    await expect(page.getByRole('tree')).toContainText('ESME_RTHROTTLED')
  })

  await test.step('a receipt leads to its submit, and to the parts beside it', async () => {
    await dropFile(page, 'receipts.pcap', twoParts)
    await expect(page.getByRole('tab', { name: 'receipts.pcap' })).toHaveAttribute('aria-selected', 'true')
    const message = page.getByRole('region', { name: 'This message' })
    await rowsOfPage(page)
      .filter({ hasText: /deliver_sm(?!_resp)/ })
      .first()
      .click()
    await expect(message).toContainText('submit 1/2')
    await expect(message).toContainText('id 1f')
    await expect(message).toContainText('40.0 ms')
    await expect(message).toContainText('no receipt in the file 2/2')
    await expect(message.getByRole('button', { name: 'receipt 1/2 DELIVRD' })).toHaveAttribute(
      'aria-current',
      'step',
    )
    await message.getByRole('button', { name: 'submit 2/2' }).click()
    await expect(page.locator('[aria-selected=true]').filter({ hasText: 'submit_sm' })).toBeVisible()
    await expect(message).toContainText('receipt 1/2 DELIVRD')
    await page.getByRole('button', { name: 'Close receipts.pcap' }).click()
    await page.getByRole('tab', { name: 'day.pcap' }).click()
  })

  await test.step('closed it is gone', async () => {
    await page.getByRole('button', { name: 'Close day.pcap' }).click()
    await expect(page.getByRole('tab', { name: 'day.pcap' })).toHaveCount(0)
    await expect(page.getByRole('tab')).toHaveCount(0)
  })
})

test('what is no capture of SMPP says so, and Explain leads to the inspector', async ({
  workbench: { page },
}) => {
  const summary = page.getByRole('region', { name: 'Capture file' })
  await goTo(page, 'Explain')
  await dropFile(page, 'small.pcap', sessionPcap(3))
  await page.getByRole('button', { name: 'Open in Inspect' }).click()
  await expect(summary).toContainText('8 PDUs')
  await page.getByRole('button', { name: 'Open…' }).waitFor()
  await page.locator('.capture-tools input[type=file]').setInputFiles({
    name: 'picture.png',
    mimeType: 'image/png',
    buffer: Buffer.from('89504e470d0a1a0a', 'hex'),
  })
  await expect(summary.getByRole('alert')).toContainText('nothing in it can be read as PDUs')
  await expect(page.getByRole('heading', { name: 'No SMPP in this file' })).toBeVisible()
})
