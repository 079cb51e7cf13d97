import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { nodePath } from '../../electron/setup.mjs'

const script = 'bare.js'

/** Bundles bare-button.ts into a folder as the window is bundled, with a page around it. */
export async function buildBarePage(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2024',
      modulePreload: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'bare-button.ts'),
        output: { entryFileNames: script },
      },
    },
  })
  const head = `<meta charset="utf-8"><title>Bare</title><script type="module" src="./${script}"></script>`
  writeFileSync(join(folder, 'index.html'), `<!doctype html><head>${head}</head><div id="root"></div>`)
}

/** A server with nothing in it. */
const server = `
  const { readFileSync } = require('node:fs')
  const { join } = require('node:path')
  const types = { '/': ['index.html', 'text/html'], '/${script}': ['${script}', 'text/javascript'] }
  const server = require('node:http').createServer(({ url }, response) => {
    const [file, type] = types[url] ?? []
    if (file === undefined) return response.writeHead(404).end()
    response.setHeader('content-type', type)
    response.end(readFileSync(join(process.argv[1], file)))
  })
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'))
`

/** Serves what buildBarePage made, in a process of its own; resolves once it has printed its address. */
export async function startBareHost(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const child: ChildProcess = spawn(nodePath(), ['-e', server, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const exited = once(child, 'exit')
  if (child.stdout === null) throw new Error('the bare server has no stdout')
  const [printed] = await Promise.race([
    once(child.stdout, 'data'),
    exited.then(() => Promise.reject(new Error('the bare server ended without printing its address'))),
  ])
  return {
    url: String(printed).trim(),
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
