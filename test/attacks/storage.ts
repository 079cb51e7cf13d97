import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { openKeyFile } from '../../electron/storage/secrets.ts'
import type { AppStatus } from '../../shared/contract/app.ts'
import { type Client, connectClient } from '../../shared/contract/client.ts'
import { localSimulatorId } from '../../shared/contract/connection-values.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import { portOverText } from '../../shared/contract/text-port.ts'
import { olderMigrations as migrations } from '../support/older-schema.ts'
import { intentOf } from '../support/running-engine.ts'
import { startHost } from '../support/running-host.ts'
import { webSocketLine } from '../support/web-socket-line.ts'
import { openSocket, signIn } from '../support/web-visitor.ts'
import type { Attack } from './attack.ts'

type Running = Awaited<ReturnType<typeof startRun>>

/** What a start after the damage shows. */
interface Seen {
  readonly status: AppStatus
  /** Whether the connection is there, and whether with its password. */
  readonly connection: 'with password' | 'without password' | 'gone'
  readonly templates: number
  readonly captured: number | null
  /** PDUs of the run before that a page and a search show, or why there is none. */
  readonly earlier: string
  readonly doesSend: boolean
  readonly files: readonly string[]
}

const name = 'ACME'
/** user_version of the files of 0.1.0. */
const firstReleaseVersion = 6

/** Files whose loss costs what a user made, and those of the traffic, as they are called in any release. */
const savedFiles = ['saved.db']
const trafficFiles = ['workbench.db', 'traffic.db']

async function startRun(dataDir: string) {
  const { url, child, stop } = await startHost(dataDir)
  const port = Number(new URL(url).port)
  const cookie = await signIn(url)
  const socket = await openSocket(port, { cookie, origin: `http://127.0.0.1:${port}` })
  const client = connectClient(portOverText(webSocketLine(socket)))
  const kill = async () => {
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
  return { client, stop, kill }
}

/** Saves a connection with a password and a template, and lets a few PDUs pass. */
async function fillFolder({ client }: Running): Promise<void> {
  const draft = { ...newConnection, name, host: '127.0.0.1', port: 27_751, systemId: 'acme' }
  await client.call('connections.save', { connectionId: null, draft, password: 'secret' })
  const intent = intentOf({ text: 'Hello {{name}}' })
  await client.call('templates.save', { templateId: null, name: 'A template', folder: '', intent })
  await client.call('settings.set', { theme: 'dark' })
  await client.call('recipes.save', {
    recipeId: null,
    name: 'a recipe',
    hex: '00000010000000150000000000000001',
  })
  if (!(await passTraffic(client))) throw new Error('no traffic passes before the damage')
}

/** Whether the wire works: bound to the built-in simulator, and captured. */
async function passTraffic(client: Client): Promise<boolean> {
  await client.call('simulator.configure', { port: 0 })
  await client.call('simulator.start', {})
  const { sessionId } = await client.call('session.open', { connectionId: localSimulatorId })
  const pdu = { command: 'enquire_link' }
  for (let count = 0; count < 20; count++) await client.call('operation.send', { sessionId, pdu })
  const { rows } = await client.call('capture.page', { before: null, limit: 10, filter: '' })
  await client.call('session.close', { sessionId, how: 'unbind' })
  return rows.length === 10
}

async function look(dataDir: string): Promise<Seen> {
  const run = await startRun(dataDir)
  const { client } = run
  try {
    const status = await statusOf(client)
    const earlier = await earlierPdus(client)
    const connection = (await client.call('connections.list', {})).find((one) => one.name === name)
    const templates = await client.call('templates.list', {})
    return {
      status,
      connection:
        connection === undefined ? 'gone' : connection.hasPassword ? 'with password' : 'without password',
      templates: templates.length,
      ...{ captured: status.capturedPdus, earlier },
      doesSend: await passTraffic(client).catch(() => false),
      files: readdirSync(dataDir),
    }
  } finally {
    await run.stop()
  }
}

async function earlierPdus(client: Client): Promise<string> {
  const asked = ['', 'enquire_link'].map((filter) =>
    client.call('capture.page', { before: null, limit: 100, filter }).then(
      ({ rows }) => String(rows.length),
      (fault: unknown) => String(fault),
    ),
  )
  return (await Promise.all(asked)).join(' and ')
}

async function statusOf(client: Client): Promise<AppStatus> {
  return await new Promise((resolve) => {
    const stop = client.follow('app.status', {}, (items) => {
      const status = items.at(-1)
      if (status === undefined) return
      resolve(status)
      queueMicrotask(() => stop())
    })
  })
}

interface Damage {
  readonly id: string
  readonly what: string
  readonly expected: string
  readonly isQuick?: boolean
  /** How the run before ends. */
  readonly end: 'stop' | 'kill'
  damage(dataDir: string): void
  survived(seen: Seen): boolean
}

function attackOf({ id, what, expected, isQuick = false, end, damage, survived }: Damage): Attack {
  return {
    ...{ id, what, expected, isQuick },
    async run(report) {
      const dataDir = mkdtempSync(join(tmpdir(), 'workbench-attack-'))
      try {
        const before = await startRun(dataDir)
        await fillFolder(before)
        if (end === 'kill') await wait(1000)
        await before[end]()
        damage(dataDir)
        return tell(await look(dataDir), report, survived)
      } finally {
        rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
      }
    },
  }
}

function tell(seen: Seen, report: (fact: string) => void, survived: (seen: Seen) => boolean): boolean {
  const { status, connection, templates, captured, earlier, doesSend, files } = seen
  const told = (status.storeFaults ?? []).map(({ code, detail }) => `${code}${JSON.stringify(detail)}`)
  report(`told ${told.join(' ') || 'nothing'}; lost secrets ${JSON.stringify(status.lostSecrets)}`)
  report(`connection ${connection}; templates ${templates}; captured ${captured}, found ${earlier}`)
  report(`wire ${doesSend ? 'works' : 'fails'}; files ${files.join(' ')}`)
  return doesSend && captured !== null && Number.isFinite(captured) && survived(seen)
}

function present(dataDir: string, names: readonly string[]): string[] {
  return names.map((one) => join(dataDir, one)).filter((path) => existsSync(path))
}

function cut(dataDir: string, names: readonly string[], share: number): void {
  for (const path of present(dataDir, names)) truncateSync(path, Math.floor(statSync(path).size * share))
}

const isAside = ({ files }: Seen) => files.some((file) => file.includes('.damaged-'))
const isTold = ({ status }: Seen) => status.storeFault !== null
const isWhole = ({ connection, templates }: Seen) => connection === 'with password' && templates === 1
const isSafe = (seen: Seen) => isTold(seen) && isAside(seen) && isWhole(seen)
const keepsAll = 'starts, says so, sets it aside, has connection, password and template, the wire works'

const ofFiles: readonly Damage[] = [
  {
    id: 'D-saved-half',
    what: 'the file of connections is cut to half',
    expected: keepsAll,
    isQuick: true,
    end: 'stop',
    damage: (dataDir) => cut(dataDir, savedFiles, 0.5),
    survived: isSafe,
  },
  {
    id: 'D-saved-half-killed',
    what: 'kill -9, then the file of connections is cut to half',
    expected: keepsAll,
    end: 'kill',
    damage: (dataDir) => cut(dataDir, savedFiles, 0.5),
    // The log may hold every page of it: then nothing is damaged.
    survived: isWhole,
  },
  {
    id: 'D-saved-garbage',
    what: 'the file of connections and its log are overwritten, its backup is whole',
    expected: keepsAll,
    end: 'kill',
    damage(dataDir) {
      for (const path of present(dataDir, ['saved.db', 'saved.db-wal']))
        writeFileSync(path, randomBytes(50_000))
    },
    survived: isSafe,
  },
  {
    id: 'D-saved-no-backup',
    what: 'the file of connections is cut by one page and there is no backup',
    expected: 'starts, says that not all is there, carries over what can be read, the wire works',
    end: 'stop',
    damage(dataDir) {
      const [path = ''] = present(dataDir, savedFiles)
      truncateSync(path, statSync(path).size - 4096)
      rmSync(join(dataDir, 'saved.db.bak'))
    },
    survived: (seen) => isTold(seen) && isAside(seen),
  },
  {
    id: 'D-traffic-half',
    what: 'the file of the traffic is cut to half',
    expected: keepsAll,
    end: 'stop',
    damage: (dataDir) => cut(dataDir, trafficFiles, 0.5),
    survived: isSafe,
  },
  {
    id: 'D-zero-db',
    what: 'kill -9 early, then every main file is cut to 0 octets; the logs stay',
    expected: keepsAll,
    isQuick: true,
    end: 'kill',
    damage: (dataDir) => cut(dataDir, [...savedFiles, ...trafficFiles], 0),
    survived: isSafe,
  },
  {
    id: 'D-zero-db-stopped',
    what: 'a clean end, then every main file is cut to 0 octets',
    expected: 'starts, says so, has connection and password',
    end: 'stop',
    damage: (dataDir) => cut(dataDir, [...savedFiles, ...trafficFiles], 0),
    survived: (seen) => isTold(seen) && isWhole(seen),
  },
  {
    id: 'D-blocks-garbage',
    what: 'the file of the traffic reads, but every block of octets in it is garbage of the same length',
    expected: 'starts, pages and searches are answered, the connection is there, the wire works',
    isQuick: true,
    end: 'stop',
    damage: (dataDir) => present(dataDir, trafficFiles).forEach(spoilBlocks),
    survived: isWhole,
  },
  {
    id: 'D-settings-garbage',
    what: 'every setting and every number of the capture is garbage, and so is the backup',
    expected: 'starts, says so, the count of PDUs is a number, the connection is there',
    end: 'stop',
    damage(dataDir) {
      for (const path of present(dataDir, [...savedFiles, 'saved.db.bak', ...trafficFiles]))
        fillWithGarbage(path)
    },
    survived: (seen) => isTold(seen) && seen.connection !== 'gone' && (seen.captured ?? 0) > 0,
  },
]

function fillWithGarbage(path: string): void {
  const database = new DatabaseSync(path)
  for (const table of ['settings', 'meta']) {
    const found = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table)
    if (found !== undefined) database.exec(`UPDATE ${table} SET value = '{"theme": garbage'`)
  }
  database.close()
}

/** Every BLOB of every table becomes random octets. */
function spoilBlocks(path: string): void {
  const database = new DatabaseSync(path)
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  for (const { name: table } of tables) {
    for (const { name: column } of database.prepare(`PRAGMA table_info(${table})`).all()) {
      const spoil = `UPDATE ${table} SET ${column} = randomblob(length(${column})) WHERE typeof(${column}) = 'blob'`
      database.exec(spoil)
    }
  }
  database.close()
}

const keyPath = (dataDir: string) => join(dataDir, 'secrets.key')

const ofKey: readonly Damage[] = (
  [
    ['D-key-random', 'the key is 32 other octets', (path) => writeFileSync(path, randomBytes(32)), true],
    ['D-key-short', 'the key has 5 octets', (path) => writeFileSync(path, randomBytes(5)), false],
    ['D-key-removed', 'the key is removed', (path) => rmSync(path), false],
    [
      'D-key-folder',
      'the key is a folder',
      (path) => {
        rmSync(path)
        mkdirSync(path)
      },
      false,
    ],
  ] as const satisfies readonly (readonly [string, string, (path: string) => void, boolean])[]
).map(([id, what, damage, isQuick]) => ({
  ...{ id, what, isQuick },
  expected: 'starts, names the connections whose passwords are gone, the wire works',
  end: 'stop',
  damage: (dataDir) => damage(keyPath(dataDir)),
  survived: ({ status, connection }) =>
    connection === 'without password' &&
    status.storeFault !== null &&
    status.lostSecrets?.connections.includes(name) === true &&
    status.lostSecrets.recipes,
}))

/** A data folder as 0.1.0 left it, with 16 MB of traffic behind what the user saved, then cut to half. */
async function runOnFirstRelease(report: (fact: string) => void): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'workbench-attack-'))
  try {
    const path = join(dataDir, 'workbench.db')
    await fillFirstRelease(dataDir, path)
    truncateSync(path, Math.floor(statSync(path).size / 2))
    return tell(await look(dataDir), report, (seen) => isTold(seen) && isWhole(seen) && existsSync(path))
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function fillFirstRelease(dataDir: string, path: string): Promise<void> {
  const box = await openKeyFile(dataDir)
  const database = new DatabaseSync(path)
  for (const sql of migrations.slice(0, firstReleaseVersion)) database.exec(sql)
  database.exec(`PRAGMA user_version = ${firstReleaseVersion}; BEGIN`)
  const draft = JSON.stringify({ ...newConnection, name, host: '127.0.0.1', systemId: 'acme' })
  database
    .prepare('INSERT INTO connections VALUES (?, 1, ?, ?)')
    .run('3b1f7d0a-0000-4000-8000-000000000000', draft, box.seal('secret'))
  const template = { templateId: 't', name: 'A template', folder: '', intent: intentOf() }
  database.prepare('INSERT INTO templates VALUES (?, ?)').run('t', JSON.stringify(template))
  database.exec("INSERT INTO capture_sessions VALUES (1, 's', 'ACME', 'smpp-3.4', NULL)")
  const put = database.prepare(
    "INSERT INTO capture VALUES (?, 1, 1, 1, 21, 0, NULL, NULL, NULL, NULL, '', NULL, ?, NULL, NULL)",
  )
  for (let seq = 1; seq <= 16_000; seq++) put.run(seq, new Uint8Array(1000))
  database.exec('COMMIT')
  database.close()
}

/** What becomes of the files, settings and keys of the data folder between two runs. */
export const attacks: readonly Attack[] = [
  ...[...ofFiles, ...ofKey].map(attackOf),
  {
    id: 'D-first-release-half',
    what: 'the only file of 0.1.0 is cut to half before the first start of this version',
    expected: 'starts, says so, leaves it as it is, has connection, password and template, the wire works',
    isQuick: false,
    run: runOnFirstRelease,
  },
]
