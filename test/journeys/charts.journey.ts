import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sessionPcap } from '../support/opened-capture.ts'
import { expect, goTo, test } from './workbench.ts'

test('a capture is drawn over time, and narrowed by its charts', async ({ workbench: { page, dataDir } }) => {
  const file = join(dataDir, 'day.pcap')
  writeFileSync(file, sessionPcap(60))
  const filter = page.getByRole('combobox', { name: 'Filter' })
  const charts = page.getByRole('region', { name: 'Charts of the capture' })
  await goTo(page, 'Inspect')
  await page.locator('input[type=file]').first().setInputFiles(file)
  await expect(page.getByRole('region', { name: 'Capture file' })).toContainText('122 PDUs')

  await test.step('each chart has its sentence and its table', async () => {
    await page.getByRole('button', { name: 'Charts', exact: true }).click()
    await expect(charts.getByText(/^122 PDUs in \d+:\d\d: /)).toBeVisible()
    await expect(charts.getByText(/^15 answers with another status/)).toBeVisible()
    const rates = charts.getByRole('region', { name: 'PDUs and segments per second' })
    await rates.getByText('Table', { exact: true }).click()
    expect(await rates.getByRole('row').count()).toBeGreaterThan(10)
  })

  await test.step('a status of the legend filters the list', async () => {
    await charts.getByRole('button', { name: /ESME_RTHROTTLED 15/ }).click()
    await expect(filter).toHaveValue('status == 0x00000058')
    await expect(page.getByText('15 of 122')).toBeVisible()
    await expect(charts.getByText(/^15 PDUs in /)).toBeVisible()
  })

  await test.step('dragging over a chart narrows it to that time', async () => {
    const canvas = charts.locator('canvas').first()
    await canvas.scrollIntoViewIfNeeded()
    const box = await canvas.boundingBox()
    if (box === null) throw new Error('nothing is drawn')
    const y = box.y + box.height / 2
    await page.mouse.move(box.x + box.width * 0.4, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.8, y, { steps: 5 })
    await page.mouse.up()
    await expect(filter).toHaveValue(/^status == 0x00000058 and time >= ".+" and time <= ".+"$/)
    await expect(page.getByText(/^\d of 122$/)).toBeVisible()
  })
})
