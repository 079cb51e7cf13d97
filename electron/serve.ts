import { existsSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import type { ServedPort } from '../shared/contract/port.ts'
import { Fault, faultText } from '../shared/faults/fault.ts'
import type { Language, Words } from '../shared/words/words.ts'
import { openDefectLog } from './defect-log.ts'
import type { RunningEngine } from './engine.ts'
import { boundHeapGrowth } from './heap-growth.ts'
import { nodeSchedule } from './hosts/node-schedule.ts'
import { openBrowser } from './hosts/open-browser.ts'
import { PageFiles } from './hosts/page-files.ts'
import { leaveNote, newAddress, newAddressKey, removeNote } from './hosts/serving-note.ts'
import { sshLine } from './hosts/ssh-line.ts'
import { startWebHost, type WebHost } from './hosts/web-host.ts'
import {
  type DataPlace,
  findDataPlace,
  isFoundAgain,
  moveNoteName,
  pointTo,
  readVersion,
  refuseGone,
  rendererFolder,
} from './places.ts'
import { openKeyFile } from './storage/secrets.ts'
import { ownStore, type Store } from './storage/store.ts'

export interface ServeSettings {
  /** Absent: 8775, or a free one when that is taken. 0: a free one. */
  readonly port?: number | undefined
  /** Absent: the operating system's place for an application's data. */
  readonly dataDir?: string | undefined
  readonly openBrowser?: boolean | undefined
  /** Capture files that are opened beside the live capture. */
  readonly files?: readonly string[] | undefined
  /** Address to listen on; loopback unless the operator says otherwise. */
  readonly address?: string | undefined
  /** Names besides loopback under which browsers may reach it. */
  readonly alsoNamed?: readonly string[] | undefined
  /** Browsers that nobody has used for so long are signed out; absent: never. */
  readonly signOutAfterMs?: number | undefined
  /** Hears how far a data folder is that this start moves, as a share. */
  readonly onMove?: ((share: number) => void) | undefined
}

export interface Serving {
  /** Carries a token that is good for one browser. */
  readonly url: string
  readonly port: number
  /** `serve --new-address` finds it. */
  readonly isFound: boolean
  /** Resolves when the engine answers; until then what a window asks waits. Rejects with what kept it from starting. */
  readonly ready: Promise<void>
  /** Another address with another token. */
  mintUrl(): string
  close(): Promise<void>
}

const usualPort = 8775

/** Where the files are, once a move that was planned is made. Rejects with folder.gone, storage.in-use. */
async function settledPlace({ dataDir, onMove }: ServeSettings): Promise<DataPlace> {
  const place = findDataPlace(dataDir)
  refuseGone(place)
  if (!isFoundAgain(place.rule) || !existsSync(join(place.dataDir, moveNoteName))) return place
  // As a rule nothing is to be moved, and its modules need not be read.
  const { moveAsPlanned } = await import('./workspace/planned-move.ts')
  await moveAsPlanned({
    ...{ dataDir: place.dataDir, pointTo, signal: new AbortController().signal },
    tell: (done, total) => onMove?.(done / Math.max(1, total)),
  })
  return findDataPlace(dataDir)
}

/**
 * Starts the loopback host, and behind it the engine, whose modules take longer to read than a browser to fetch the page:
 * resolves once the folder is ours and the page is served. Files named in `settings` are opened by then too. Rejects with a
 * Fault `storage.in-use`, `storage.newer`, with that of a file, or the socket's error.
 */
export async function startServe(settings: ServeSettings): Promise<Serving> {
  const place = await settledPlace(settings)
  boundHeapGrowth()
  const { dataDir } = place
  const started = Promise.withResolvers<StartedEngine>()
  const key = newAddressKey()
  const [store, host] = await bothOrNeither(ownStore({ dataDir }), startHost(settings, key, started.promise))
  const isFound = leaveNote(dataDir, { address: addressOf(settings), port: host.port, key })
  startEngine(place, store, host).then(started.resolve, started.reject)
  const serving: Serving = {
    url: host.mintUrl(),
    port: host.port,
    isFound,
    ready: openFiles(started.promise, settings.files ?? []),
    mintUrl: () => host.mintUrl(),
    async close() {
      removeNote(dataDir)
      const endEngine = () =>
        started.promise.then(
          ({ engine }) => engine.close(),
          () => store.close(),
        )
      await host.close().finally(endEngine)
    },
  }
  serving.ready.catch(() => undefined)
  try {
    if (settings.files?.length) await serving.ready
    if (settings.openBrowser) await openBrowser(serving.url)
    return serving
  } catch (problem) {
    await serving.close()
    throw problem
  }
}

/** The store and the host, or what refused, the store's word first; then the other is closed. */
async function bothOrNeither(opening: Promise<Store>, starting: Promise<WebHost>): Promise<[Store, WebHost]> {
  const [store, host] = await Promise.allSettled([opening, starting])
  if (store.status === 'fulfilled' && host.status === 'fulfilled') return [store.value, host.value]
  if (store.status === 'fulfilled') await store.value.close()
  if (host.status === 'fulfilled') await host.value.close()
  throw store.status === 'rejected' ? store.reason : (host as PromiseRejectedResult).reason
}

function startHost(settings: ServeSettings, key: string, started: Promise<StartedEngine>): Promise<WebHost> {
  const pageFiles = new PageFiles(rendererFolder)
  const onPort = started.then(({ serve }) => serve)
  // Told by `ready`.
  onPort.catch(() => undefined)
  const startOn = (port: number) =>
    startWebHost({
      pageFiles,
      port,
      address: addressOf(settings),
      alsoNamed: settings.alsoNamed ?? [],
      signOutAfterMs: settings.signOutAfterMs,
      newAddressKey: key,
      onPort,
    })
  return startOn(settings.port ?? usualPort).catch((problem: NodeJS.ErrnoException) => {
    if (settings.port === undefined && problem.code === 'EADDRINUSE') return startOn(0)
    throw problem
  })
}

function addressOf({ address }: ServeSettings): string {
  return address ?? '127.0.0.1'
}

interface StartedEngine {
  readonly engine: RunningEngine
  readonly serve: (port: ServedPort) => void
}

/** Reads the engine's modules and builds it upon the store. */
async function startEngine(
  { dataDir, rule }: DataPlace,
  store: Store,
  host: WebHost,
): Promise<StartedEngine> {
  const { createEngine, serve } = await readEngine(host)
  const engine = await createEngine({
    dataDir,
    dataRule: rule,
    secretBox: await openKeyFile(dataDir),
    host: 'web',
    version: readVersion(),
    store,
  })
  const log = openDefectLog(dataDir)
  return { engine, serve: (port) => void serve(port, engine, { log, schedule: nodeSchedule }) }
}

/**
 * Reads the engine's modules, some at a time: all at once they would hold up the page's files as long, which a browser needs
 * first. Whoever keeps asking for pages holds up the engine no longer than `patienceMs`.
 */
async function readEngine(host: WebHost) {
  const patience = delay(patienceMs, undefined, { ref: false })
  for (const read of engineModules) {
    await nextTurn()
    await Promise.race([host.atRest(), patience])
    await read()
  }
  const [{ createEngine }, { serve }] = await Promise.all([
    import('./engine.ts'),
    import('../shared/contract/serve.ts'),
  ])
  return { createEngine, serve }
}

const patienceMs = 500

/** From what most others need on. */
const engineModules: readonly (() => Promise<unknown>)[] = [
  () => import('../shared/contract/connections.ts'),
  () => import('../shared/contract/simulator.ts'),
  () => import('../shared/contract/contract.ts'),
  () => import('./open-storage.ts'),
  () => import('./smsc/simulator.ts'),
  () => import('./plans/plan-runs.ts'),
  () => import('./engine-parts.ts'),
  () => import('./engine.ts'),
]

async function openFiles(started: Promise<StartedEngine>, files: readonly string[]): Promise<void> {
  const { engine } = await started
  for (const file of files) await engine.openFile(file)
}

/**
 * Runs until SIGINT or SIGTERM; a second signal ends it without waiting for sessions to unbind. Enter prints another
 * link. Resolves to the exit code.
 */
export async function runServe(settings: ServeSettings, language: Language): Promise<number> {
  let serving: Serving
  try {
    serving = await startServe({ ...settings, onMove: movePrinter(language) })
  } catch (problem) {
    console.error(describeStartProblem(problem, language))
    return 1
  }
  const lines = process.stdin.isTTY ? createInterface({ input: process.stdin }) : undefined
  // Signals are handled before the address is printed: a script may end us as soon as it has read it.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    // Ctrl+C goes to readline first when it owns the terminal.
    lines?.once('SIGINT', () => resolve())
  })
  // In English whatever the language: scripts look for it.
  const sayAddress = (url: string) => console.log(`SMPP Workbench is on ${url}`)
  if (isReachedByTunnel(settings)) sayTunnel(serving.port, language)
  sayAddress(serving.url)
  if (!isLoopback(settings.address)) console.log(words.reachable[language])
  if (lines) console.log(words.keys[language])
  if (!serving.isFound) console.error(words.notFound[language])
  lines?.on('line', () => sayAddress(serving.mintUrl()))
  const problem = await Promise.race([stopped, serving.ready.then(() => stopped)]).catch((problem: unknown) =>
    describeStartProblem(problem, language),
  )
  if (problem !== undefined) console.error(problem)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  lines?.close()
  await serving.close()
  return problem === undefined ? 0 : 1
}

/** Says each tenth of a data folder that is moved. */
function movePrinter(language: Language): (share: number) => void {
  let told = 0
  return (share) => {
    const tenths = Math.floor(10 * share)
    if (tenths === told) return
    told = tenths
    console.error(words.moving[language].replace('{percent}', String(10 * tenths)))
  }
}

/** `serve --new-address`: prints another link of the host that runs on this data folder. Resolves to the exit code. */
export async function printNewAddress(dataDir: string | undefined, language: Language): Promise<number> {
  const folder = findDataPlace(dataDir).dataDir
  const url = await newAddress(folder)
  if (url === undefined) {
    console.error(`${words.error[language]}: ${words.nobodyServes[language].replace('{folder}', folder)}`)
    return 1
  }
  console.log(`SMPP Workbench is on ${url}`)
  return 0
}

/** A browser of this machine needs no tunnel, unless somebody sits at another one after all. */
function isReachedByTunnel({ address, openBrowser }: ServeSettings): boolean {
  return isLoopback(address) && (!openBrowser || process.env['SSH_CONNECTION'] !== undefined)
}

function sayTunnel(port: number, language: Language): void {
  const sshConnection = process.env['SSH_CONNECTION']
  const line = sshLine({ port, user: userName(), hostName: hostname(), sshConnection })
  console.log(words.tunnel[language])
  console.log(`  ${line}`)
}

/** Undefined for one without an entry among the system's users, as a service's or a container's. */
function userName(): string | undefined {
  try {
    return userInfo().username
  } catch {
    return undefined
  }
}

const words = {
  tunnel: {
    en: 'From another machine, type there first, and then open the address in its browser:',
    ru: 'С другой машины: сначала наберите там эту строку, затем откройте ссылку в её браузере:',
  },
  nobodyServes: {
    en: 'No host runs on the data folder {folder}, or it does not answer. Start one with serve, or name its folder with --data.',
    ru: 'С папкой данных {folder} узел не запущен или не отвечает. Запустите его командой serve или укажите его папку через --data.',
  },
  notFound: {
    en: 'The data folder cannot be written, so that serve --new-address does not find this host.',
    ru: 'В папку данных нельзя писать, поэтому serve --new-address этот узел не найдёт.',
  },
  reachable: {
    en: 'It can be reached from other machines, without encryption: an SSH tunnel is safer.',
    ru: 'Доступ открыт и с других машин, без шифрования: надёжнее туннель SSH.',
  },
  keys: {
    en: 'The link works once. Enter prints another, as serve --new-address does from elsewhere; Ctrl+C ends.',
    ru: 'Ссылка действует один раз. Новую печатает Enter, а из другого места — serve --new-address; Ctrl+C завершает работу.',
  },
  moving: {
    en: 'The data folder is moved: {percent} % copied',
    ru: 'Папка данных переносится: скопировано {percent} %',
  },
  portTaken: {
    en: 'Port {port} is taken by another program. Choose another with --port.',
    ru: 'Порт {port} занят другой программой. Укажите другой через --port.',
  },
  folderInUse: {
    en: 'If that one is served, serve --new-address prints another link of it.',
    ru: 'Если она запущена как узел, ещё одну ссылку на неё печатает serve --new-address.',
  },
  error: { en: 'error', ru: 'ошибка' },
} as const satisfies Record<string, Words>

function isLoopback(address: string | undefined): boolean {
  return address === undefined || address === '::1' || address.startsWith('127.')
}

function describeStartProblem(problem: unknown, language: Language): string {
  return `${words.error[language]}: ${startProblemText(problem, language)}`
}

function startProblemText(problem: unknown, language: Language): string {
  if (problem instanceof Fault) {
    const { what, next } = faultText(problem, language)
    const more = problem.code === 'storage.in-use' ? ` ${words.folderInUse[language]}` : ''
    return `${what} ${next}${more}`
  }
  if (problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE') {
    const port = 'port' in problem ? String(problem.port) : ''
    return words.portTaken[language].replace('{port}', port)
  }
  return problem instanceof Error ? problem.message : String(problem)
}
