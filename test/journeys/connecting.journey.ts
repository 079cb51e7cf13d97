import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { Page } from 'playwright/test'
import { expect, goTo, ownRows, simulatorPort, test } from './workbench.ts'

/** A TCP server that takes every connection and says nothing; ends with its sockets. */
async function silentServer(): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

async function closedPort(): Promise<number> {
  const server = await silentServer()
  await server.close()
  return server.port
}

async function newConnection(
  page: Page,
  fields: { name: string; host: string; port: number; password?: string },
) {
  await goTo(page, 'Connect')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill(fields.name)
  await page.getByLabel('Host', { exact: true }).fill(fields.host)
  await page.getByLabel('Port', { exact: true }).fill(String(fields.port))
  await page.getByLabel('Login', { exact: true }).fill('demo')
  await page.getByLabel('Password', { exact: true }).fill(fields.password ?? 'demo')
}

const bind = (page: Page) => page.getByRole('button', { name: /^(Save and bind|Bind)$/ }).click()

test('what a connection fails by is named: the host, the port, the password, TLS', async ({ workbench }) => {
  // Four journeys in one workbench: its start is what costs.
  test.setTimeout(180_000)
  const { page } = workbench
  const alert = (hasText: string) => page.getByRole('alert').filter({ hasText })
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(ownRows(page).getByText('DELIVRD')).toHaveCount(2)
  const port = await simulatorPort(page)
  await test.step('a host that DNS does not know is named', async () => {
    await newConnection(page, { name: 'No such host', host: 'smsc.provider.invalid', port: 2775 })
    await bind(page)
    await expect(alert('smsc.provider.invalid')).toContainText('DNS')
  })
  await test.step('a refused port says that nothing listens there', async () => {
    const closed = await closedPort()
    await newConnection(page, { name: 'Refused', host: '127.0.0.1', port: closed })
    await bind(page)
    await expect(alert(`port ${closed}`)).toContainText('refused')
  })
  await test.step('a wrong password is refused by name, with the next step', async () => {
    await newConnection(page, { name: 'Wrong password', host: '127.0.0.1', port, password: 'nope' })
    await bind(page)
    await expect(alert('ESME_RINVPASWD')).toBeVisible()
    await expect(alert('ESME_RINVPASWD')).toContainText('password')
  })
  await test.step('TLS to a plain port is recognised', async () => {
    await newConnection(page, { name: 'TLS by mistake', host: '127.0.0.1', port })
    await page.getByRole('switch', { name: /TLS off/ }).click()
    await bind(page)
    await expect(alert('TLS')).toContainText('does not speak TLS')
  })
  await test.step('a second host stands in for a dead first one, and is named', async () => {
    await newConnection(page, { name: 'Two hosts', host: '127.0.0.1', port: await closedPort() })
    await page.getByRole('button', { name: 'Another host for when this one fails' }).click()
    await page.getByLabel('Host 2', { exact: true }).fill('127.0.0.1')
    await page.getByLabel('Port 2', { exact: true }).fill(String(port))
    await bind(page)
    await expect(page.getByText('(host 2 of 2)')).toBeVisible()
    await page.getByRole('button', { name: /Two hosts TRX host 2/ }).click()
    await expect(page.getByRole('dialog')).toContainText(`127.0.0.1:${port} (host 2 of 2)`)
    await page.keyboard.press('Escape')
    await page.getByText('Earlier closes').click()
    await expect(page.locator('.close-history li').first()).toContainText('127.0.0.1:')
    await page.getByRole('button', { name: 'Unbind', exact: true }).click()
  })
  await test.step('connections go to a file with their passwords sealed, and come back with them', async () => {
    await page.getByRole('button', { name: 'Export…', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('switch').click()
    await dialog.getByLabel('Passphrase', { exact: true }).fill('correct horse')
    await dialog.getByLabel('Once more', { exact: true }).fill('correct horse')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Export', exact: true }).click(),
    ])
    const file = await download.path()
    expect(readFileSync(file, 'utf8')).not.toContain('"password"')
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.locator('.conn-transfer input[type=file]').setInputFiles(file)
    await dialog.getByLabel('Passphrase of the file', { exact: true }).fill('wrong horse')
    await dialog.getByRole('button', { name: 'Open the secrets' }).click()
    await expect(dialog.getByRole('alert')).toContainText('does not open the secrets')
    await dialog.getByLabel('Passphrase of the file', { exact: true }).fill('correct horse')
    await dialog.getByRole('button', { name: 'Open the secrets' }).click()
    await expect(dialog.getByText('The secrets are open and come along.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Import 1 connection' }).click()
    await expect(page.getByRole('heading', { name: /^Two hosts/ })).toBeVisible()
    await bind(page)
    await expect(page.getByText('(host 2 of 2)')).toBeVisible()
  })
})
