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

test('a wrong password is refused by name, with the next step', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(ownRows(page).getByText('DELIVRD')).toHaveCount(2)
  await goTo(page, 'Simulate')
  const address = await page
    .getByText(/127\.0\.0\.1:\d+/)
    .first()
    .textContent()
  const port = Number(/:(\d+)/.exec(address ?? '')?.[1])
  await newConnection(page, { name: 'Wrong password', host: '127.0.0.1', port, password: 'nope' })
  await bind(page)
  const alert = page.getByRole('alert').filter({ hasText: 'ESME_RINVPASWD' })
  await expect(alert).toBeVisible()
  await expect(alert).toContainText('password')
})

test('a refused port says that nothing listens there', async ({ workbench }) => {
  const { page } = workbench
  const port = await closedPort()
  await newConnection(page, { name: 'Refused', host: '127.0.0.1', port })
  await bind(page)
  await expect(page.getByRole('alert').filter({ hasText: `port ${port}` })).toContainText('refused')
})

test('a host that DNS does not know is named', async ({ workbench }) => {
  const { page } = workbench
  await newConnection(page, { name: 'No such host', host: 'smsc.provider.invalid', port: 2775 })
  await bind(page)
  await expect(page.getByRole('alert').filter({ hasText: 'smsc.provider.invalid' })).toContainText('DNS')
})

test('TLS to a plain port is recognised', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(ownRows(page).getByText('DELIVRD')).toHaveCount(2)
  await goTo(page, 'Simulate')
  const address = await page
    .getByText(/127\.0\.0\.1:\d+/)
    .first()
    .textContent()
  const port = Number(/:(\d+)/.exec(address ?? '')?.[1])
  await newConnection(page, { name: 'TLS by mistake', host: '127.0.0.1', port })
  await page.getByRole('switch', { name: /TLS off/ }).click()
  await bind(page)
  await expect(page.getByRole('alert').filter({ hasText: 'TLS' })).toContainText('does not speak TLS')
})
