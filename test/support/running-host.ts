import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium } from 'playwright'
import { nodePath, root } from '../../electron/setup.mjs'
import { findBrowser } from './system-packages.mjs'

async function firstUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the host has no stdout')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\/\/\S+/.exec(line)?.[0]
    if (url) return url
  }
  throw new Error('the host ended without printing its URL')
}

/** Starts the built loopback host on a free port; `stop` ends it. */
export async function startHost(
  dataDir: string,
): Promise<{ url: string; child: ChildProcess; stop(): Promise<void> }> {
  const child = spawn(
    nodePath(),
    [join(root, 'dist', 'engine', 'serve.js'), '--port', '0', '--data', dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  )
  const exited = once(child, 'exit')
  const url = await firstUrl(child)
  child.stdout?.resume()
  return {
    url,
    child,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chrome, Chromium or Edge is installed')
  return await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  })
}
