import { WireClient } from '../electron/smsc/wire-client.ts'
import { expect, goTo, test } from './workbench.ts'

const submit = { source_addr: 'INFO', destination_addr: '79161234567' }

test('an application is led through the relay, seen on both sides, and changed by a row that can be switched off', async ({
  workbench: { page },
}) => {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByText('DELIVRD').first()).toBeVisible()
  await goTo(page, 'Relay')
  await expect(page.getByText('Nothing has passed yet')).toBeVisible()

  await page.getByLabel('Leads to').click()
  await page.getByRole('option', { name: 'Local simulator' }).click()
  await page.getByLabel('Port', { exact: true }).fill('0')
  await page.getByLabel('Port', { exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  const address = page.getByRole('button', { name: /^Copy 127\.0\.0\.1:/ })
  await expect(address).toBeVisible()
  const port = Number((await address.textContent())?.split(':')[1])

  const client = await WireClient.connect(port)
  const lanes = page.getByRole('region', { name: 'What passes' })
  try {
    expect(await client.bind()).toBe(0)
    await client.ask('submit_sm', { ...submit, short_message: Buffer.from('one') })
    const line = lanes.getByRole('row').filter({ hasText: 'submit_sm_resp' }).first()
    await expect(line.getByRole('button', { name: 'submit_sm_resp' })).toHaveCount(2)

    await test.step('a row changes what passes, and stands on the PDU that it touched', async () => {
      await page.getByRole('button', { name: 'Add a row' }).click()
      const form = page.getByRole('region', { name: 'A new row' })
      await form.getByLabel('That the filter finds').fill('command ==')
      await form.getByLabel('Does what').click()
      await page.getByRole('option', { name: 'set a field' }).click()
      await form.getByLabel('Value').fill('SHOP')
      await form.getByRole('button', { name: 'Save' }).click()
      await expect(form.getByLabel('That the filter finds')).toHaveAttribute('aria-invalid', 'true')
      await form.getByLabel('That the filter finds').fill('command == submit_sm')
      await form.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('source_addr = SHOP')).toBeVisible()
      await client.ask('submit_sm', { ...submit, short_message: Buffer.from('two') })
      const touched = lanes.getByRole('row').filter({ hasText: 'changed · row-1' })
      await expect(touched).toContainText('≠ source_addr')
      await expect(touched).toContainText('SHOP → 79161234567')
      await expect(page.getByText('acted 1 time')).toBeVisible()
    })

    await test.step('its switch undoes it while the relay runs', async () => {
      await page.getByLabel('Row row-1 is on').click()
      await client.ask('submit_sm', { ...submit, short_message: Buffer.from('three') })
      await expect(lanes.getByRole('row').filter({ hasText: 'submit_sm_resp' })).toHaveCount(3)
      await expect(lanes.getByRole('row').filter({ hasText: 'changed' })).toHaveCount(1)
    })

    await test.step('either half leads to its PDU', async () => {
      const row = lanes.getByRole('row').filter({ hasText: 'changed · row-1' })
      await row.getByRole('button', { name: 'submit_sm' }).last().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inspect')
      await expect(page.getByRole('treeitem').filter({ hasText: 'SHOP' }).first()).toBeVisible()
    })
  } finally {
    await client.close()
  }
  await goTo(page, 'Relay')
  await expect(lanes.getByText('the link is closed')).toBeVisible()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByText('Stopped')).toBeVisible()
})
