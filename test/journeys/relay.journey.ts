import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:tls'
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

test('a relay of own binds is given a route, limits, an address and a certificate', async ({
  workbench: { page },
}) => {
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByText('DELIVRD').first()).toBeVisible()
  await goTo(page, 'Relay')
  await page.getByLabel('Leads to').click()
  await page.getByRole('option', { name: 'Local simulator' }).click()
  await page.getByRole('button', { name: 'Own binds' }).click()
  for (const systemId of ['shop', 'bank']) {
    await page.getByLabel('system_id').fill(systemId)
    await page.getByLabel('password').fill('secret')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByLabel(`Binds of ${systemId}`)).toHaveValue('100')
  }
  const set = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).fill(text)
    await page.getByLabel(label, { exact: true }).press('Enter')
  }
  await set('Binds of shop', '1')
  await page.getByLabel('Numbers begin with').fill('7917, 7918')
  await page.getByLabel('Go to', { exact: true }).click()
  await page.getByRole('option', { name: 'bank' }).click()
  await page.getByRole('button', { name: 'Add a route' }).click()
  await expect(page.getByRole('button', { name: 'Remove the route of 7917, 7918' })).toBeVisible()
  await set('Time to bind, s', 'soon')
  await expect(page.getByText('0.1 to 3600')).toBeVisible()
  await set('Time to bind, s', '5')
  const tls = page.getByRole('region', { name: 'TLS towards applications' })
  const folder = join(import.meta.dirname, '..', 'vectors', 'tls')
  await tls
    .locator('input[type="file"]')
    .first()
    .setInputFiles(['server.cert.pem', 'server.key.pem'].map((name) => join(folder, name)))
  await expect(tls.getByRole('button', { name: 'Turn TLS off' })).toBeVisible()
  await set('Address', '0.0.0.0')
  await expect(page.getByRole('note')).toContainText('Beyond loopback')
  await set('Port', '0')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  const address = page.getByRole('button', { name: /^Copy 0\.0\.0\.0:/ })
  await expect(address).toBeVisible()
  const port = Number((await address.textContent())?.split(':')[1])
  const socket = connect({
    host: '127.0.0.1',
    port,
    ca: readFileSync(join(folder, 'ca.cert.pem')),
    servername: 'localhost',
  })
  await once(socket, 'secureConnect')
  socket.destroy()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
})
