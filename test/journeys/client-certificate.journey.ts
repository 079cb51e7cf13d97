import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { SystemClock } from '../../electron/session/clock.ts'
import { createListener, type Listener } from '../../electron/session/listener.ts'
import { expect, goTo, test } from './workbench.ts'

const folder = join(import.meta.dirname, '..', 'vectors', 'tls')
const path = (name: string) => join(folder, name)
const pem = (name: string) => readFileSync(path(name), 'utf8')

/** An SMSC behind TLS that lets in only whom the client authority vouches for. */
function demandingSmsc(): Promise<Listener> {
  return createListener({
    host: '127.0.0.1',
    port: 0,
    clock: new SystemClock(),
    tls: {
      key: pem('server.key.pem'),
      cert: pem('server.cert.pem'),
      clientCa: pem('client-ca.cert.pem'),
    },
    onSession: (session) => {
      session.onRequest = () => ({ status: 0, fields: { system_id: 'DEMANDING' } })
    },
  })
}

async function newTlsConnection(page: Page, port: number) {
  await goTo(page, 'Connect')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('Mutual TLS')
  await page.getByLabel('Host', { exact: true }).fill('127.0.0.1')
  await page.getByLabel('Port', { exact: true }).fill(String(port))
  await page.getByLabel('Login', { exact: true }).fill('demo')
  await page.getByLabel('Password', { exact: true }).fill('demo')
  await page.getByRole('switch', { name: /TLS off/ }).click()
  // Windows hands certificates out as DER.
  const buffer = new X509Certificate(pem('ca.cert.pem')).raw
  const der = { name: 'operator.cer', mimeType: 'application/pkix-cert', buffer }
  await page.locator('.conn-ca input[type=file]').setInputFiles(der)
}

test('a client certificate is asked for, chosen, shown, and lets the session in', async ({ workbench }) => {
  const { page } = workbench
  const smsc = await demandingSmsc()
  try {
    await newTlsConnection(page, smsc.port)
    await page.getByRole('button', { name: 'Save and bind' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'client certificate' })).toContainText(
      'none was given',
    )

    const card = page.getByRole('region', { name: 'Client certificate' })
    await card
      .locator('input[type=file]')
      .setInputFiles([path('client.cert.pem'), path('client-encrypted.key.pem')])
    await expect(card.getByRole('alert')).toContainText('The private key is encrypted.')
    await card.getByLabel('Passphrase of the key', { exact: true }).fill('Secret')
    await card.getByRole('button', { name: 'Load', exact: true }).click()
    await expect(card.getByRole('alert')).toContainText('does not open the private key')
    await card.getByLabel('Passphrase of the key', { exact: true }).fill('secret')
    await card.getByRole('button', { name: 'Load', exact: true }).click()
    await expect(card.getByText('O=ACME, CN=acme-esme')).toBeVisible()
    await expect(card.getByText(/\d+ days left/)).toBeVisible()

    await page.getByRole('button', { name: 'Save and bind' }).click()
    await expect(page.getByRole('button', { name: 'Unbind' }).first()).toBeVisible()
    await page.locator('.chip').filter({ hasText: 'Mutual TLS' }).click()
    const lane = page.getByRole('dialog', { name: 'Mutual TLS' })
    await expect(lane).toContainText('TLSv1.3')
    await expect(lane).toContainText('shown:')
    await expect(lane).toContainText('O=ACME, CN=acme-esme')
    await expect(lane).toContainText('CN=localhost')
    await page.keyboard.press('Escape')

    await card.getByRole('button', { name: 'Remove' }).click()
    await expect(card.getByText('Will be removed on save.')).toBeVisible()
    await card.getByRole('button', { name: 'Keep the old' }).click()
    await expect(card.getByText('O=ACME, CN=acme-esme')).toBeVisible()
  } finally {
    await smsc.close()
  }
})
