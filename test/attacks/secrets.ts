import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEngine, type RunningEngine } from '../../electron/engine.ts'
import { openKeyFile } from '../../electron/storage/secrets.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { brokenBinds } from '../support/broken-binds.ts'
import { draftTo } from '../support/running-engine.ts'
import { formsOf } from '../support/secret-forms.ts'
import type { Attack } from './attack.ts'

const secret = 'rEfUsEd-Wv3'

const forms = [secret.slice(0, 6), secret.slice(3, 9), secret.slice(5)].flatMap(formsOf)

function filesWithSecret(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name)
    if (!statSync(file).isFile()) return false
    const text = readFileSync(file, 'latin1')
    return forms.some((form) => text.includes(form))
  })
}

/** An SMSC that answers the first PDU as if it were a bind_transceiver, and nothing after it. */
async function silentSmsc() {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (bind: Buffer) => {
      const answer = Buffer.alloc(17)
      answer.writeUInt32BE(17, 0)
      answer.writeUInt32BE(0x80000009, 4)
      bind.copy(answer, 12, 12, 16)
      socket.write(answer)
      socket.resume()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => server.close(),
  }
}

type Send = (sends: readonly Uint8Array[]) => Promise<void>

/** Sends every broken bind, and looks for the password in all that the engine tells and keeps. */
async function searched(
  report: (fact: string) => void,
  prepare: (engine: RunningEngine, smscPort: number) => Promise<Send>,
): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'attack-'))
  const smsc = await silentSmsc()
  const secretBox = await openKeyFile(dataDir)
  const engine = await createEngine({ dataDir, secretBox, host: 'web', version: '0.0.0' })
  const { handlers, sources } = engine
  const said: string[] = []
  const keep = (value: unknown) => void said.push(JSON.stringify(value))
  for (const name of ['app.status', 'session.states', 'simulator.state'] as const) sources[name]({}, keep)
  sources['capture.rows']({ afterSeq: 0, tail: 1000, filter: '' }, keep)
  const send = await prepare(engine, smsc.port)
  const leaks: string[] = []
  for (const [shape, sends] of Object.entries(brokenBinds(secret))) {
    await send(sends)
    const { rows } = await handlers['capture.page']({ before: null, limit: 20, filter: '' })
    keep(rows)
    for (const { seq } of rows) keep(await handlers['capture.pdu']({ seq, secrets: false }))
    const isSaid = said.splice(0).some((text) => forms.some((form) => text.includes(form)))
    const files = filesWithSecret(dataDir)
    if (isSaid || files.length > 0) leaks.push(`"${shape}": ${isSaid ? 'told ' : ''}${files.join(' ')}`)
  }
  await engine.close()
  smsc.close()
  const left = filesWithSecret(dataDir)
  rmSync(dataDir, { recursive: true })
  const count = Object.keys(brokenBinds(secret)).length
  report(
    `${count} shapes, leaks: ${leaks.join(' ;; ') || 'none'}; files after the end: ${left.join(' ') || 'none'}`,
  )
  return leaks.length === 0 && left.length === 0
}

async function fromTheWindow(engine: RunningEngine, port: number): Promise<Send> {
  const { handlers } = engine
  const draft = draftTo(port, { name: 'broken', enquireLinkInterval: 1 })
  const { connectionId } = await handlers['connections.save']({ connectionId: null, draft, password: 'demo' })
  return async (sends) => {
    const { sessionId } = await handlers['session.open']({ connectionId })
    for (const octets of sends) {
      await handlers['operation.sendRaw']({ sessionId, hex: toHex(octets) })
      await sleep(10)
    }
    await handlers['session.close']({ sessionId, how: 'cut' })
  }
}

async function toTheSimulator({ handlers }: RunningEngine): Promise<Send> {
  await handlers['simulator.configure']({ port: 0 })
  const { port } = await handlers['simulator.start']({})
  return async (sends) => {
    const socket = connect(port ?? 0, '127.0.0.1').on('error', () => undefined)
    for (const octets of sends) {
      socket.write(octets)
      await sleep(15)
    }
    socket.destroy()
    await sleep(10)
  }
}

export const attacks: readonly Attack[] = [
  {
    id: 'C-leak-raw',
    what: 'the window sends odd binds as raw octets; data folder and what the contract tells are searched',
    expected: 'password masked',
    isQuick: false,
    run: (report) => searched(report, fromTheWindow),
  },
  {
    id: 'C-leak-simulator',
    what: "a broken client binds to the workbench's own simulator with such octets",
    expected: 'password masked',
    isQuick: false,
    run: (report) => searched(report, toTheSimulator),
  },
]
