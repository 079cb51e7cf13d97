import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { Page } from 'playwright/test'
import { expect, goTo, ownRows, test } from './workbench.ts'

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

async function simulatorPort(page: Page): Promise<number> {
  await goTo(page, 'Simulate')
  const address = await page
    .getByText(/127\.0\.0\.1:\d+/)
    .first()
    .textContent()
  return Number(/:(\d+)/.exec(address ?? '')?.[1])
}

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
})
