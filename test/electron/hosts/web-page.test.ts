import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PageFiles } from '../../../electron/hosts/page-files.ts'
import { startWebHost, type WebHost } from '../../../electron/hosts/web-host.ts'
import { pageFolder } from '../../support/page-folder.ts'
import { findBrowser } from '../../support/system-packages.mjs'

// What only a browser can show: cookies, redirects and the policy at work.

let browser: Browser
let host: WebHost

beforeAll(async () => {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chrome, Chromium or Edge is installed')
  browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  host = await startWebHost({ pageFiles: new PageFiles(pageFolder()), port: 0, onPort: () => {} })
})
afterAll(async () => {
  await browser.close()
  await host.close()
})

const home = () => `http://127.0.0.1:${host.port}/`

test('the printed link opens the page and leaves no token in the address', async () => {
  const page = await browser.newPage()
  await page.goto(host.mintUrl())
  expect(page.url()).toBe(home())
  expect(await page.title()).toBe('SMPP Workbench')
  expect(await page.evaluate(() => document.cookie)).toBe('')
  await page.reload()
  expect(await page.title()).toBe('SMPP Workbench')
  await page.context().close()
})

test('a second window of the same browser needs no link of its own', async () => {
  const context = await browser.newContext()
  const first = await context.newPage()
  await first.goto(host.mintUrl())
  const second = await context.newPage()
  await second.goto(home())
  expect(await second.title()).toBe('SMPP Workbench')
  await context.close()
})

test('the link works from another site’s page, whose Strict cookies the browser holds back', async () => {
  const url = host.mintUrl()
  const terminal = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<a href="${url}">open</a>`)
  })
  await new Promise<void>((resolve) => terminal.listen(0, 'localhost', resolve))
  const page = await browser.newPage()
  await page.goto(`http://localhost:${(terminal.address() as AddressInfo).port}/`)
  await page.getByText('open').click()
  await page.waitForFunction(() => document.title === 'SMPP Workbench')
  expect(page.url()).toBe(home())
  await page.context().close()
  terminal.close()
})

test('a style with the page’s nonce applies and one without does not', async () => {
  const page = await browser.newPage()
  await page.goto(host.mintUrl())
  const applied = await page.evaluate(() => {
    const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')
    return [meta?.nonce ?? '', ''].map((nonce, index) => {
      const style = document.createElement('style')
      style.nonce = nonce
      style.textContent = `body { --probe-${index}: on }`
      document.head.append(style)
      return getComputedStyle(document.body).getPropertyValue(`--probe-${index}`)
    })
  })
  expect(applied).toEqual(['on', ''])
  await page.context().close()
})
