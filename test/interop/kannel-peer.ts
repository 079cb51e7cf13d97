import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { listeningPort } from '../../electron/wire/link.ts'
import { testFolder } from '../support/temporary-folder.ts'

const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`
/** Kannel binds and answers within a second; a machine that is busy may take longer. */
const patienceMs = 15_000

/** Throws with the package to install when Kannel is not there. */
export function requireKannel(): void {
  for (const box of ['bearerbox', 'smsbox']) {
    try {
      execFileSync(box, ['--version'], { stdio: 'ignore', env: { ...process.env, PATH: path } })
    } catch (error) {
      throw new Error(`${box} is not installed (Debian: kannel)`, { cause: error })
    }
  }
}

export interface Kannel {
  /** Asks smsbox to send; resolves with its answer ("0: Accepted for delivery"). */
  readonly send: (message: Readonly<Record<string, string>>) => Promise<string>
  /** The next thing that Kannel calls on `path`: '/dlr' for receipts, '/mo' for messages. */
  readonly called: (path: string) => Promise<Readonly<Record<string, string>>>
  /** Address that Kannel is to call. */
  readonly callback: string
}

/** bearerbox and smsbox, bound as transceiver to 127.0.0.1:`smppPort`; killed after the test. */
export async function startKannel(smppPort: number): Promise<Kannel> {
  const folder = testFolder()
  const [admin, boxes, sendSms] = await freePorts(3)
  const { port, called } = await listenForCalls()
  const callback = `http://127.0.0.1:${port}`
  const file = join(folder, 'kannel.conf')
  writeFileSync(file, configuration({ admin, boxes, sendSms, smppPort, callback }))
  const bearerbox = start('bearerbox', file)
  await bearerbox.says('Start-up done')
  const hasBox = bearerbox.says('Client connected from')
  const smsbox = start('smsbox', file)
  await Promise.all([smsbox.says('Connected to bearerbox'), hasBox])
  return {
    callback,
    called,
    async send(message) {
      const query = new URLSearchParams({ username: 'tester', password: 'secret', ...message })
      const signal = AbortSignal.timeout(patienceMs)
      return (await fetch(`http://127.0.0.1:${sendSms}/cgi-bin/sendsms?${query}`, { signal })).text()
    },
  }
}

function configuration(
  ports: Record<'admin' | 'boxes' | 'sendSms' | 'smppPort', number | undefined> & { callback: string },
) {
  return `
group = core
admin-port = ${ports.admin}
admin-interface = 127.0.0.1
admin-password = admin
smsbox-port = ${ports.boxes}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
box-deny-ip = "*.*.*.*"
dlr-storage = internal
# What was refused for a while is sent again after a minute, unless this says otherwise.
sms-resend-freq = 1

group = smsc
smsc = smpp
smsc-id = workbench
host = 127.0.0.1
port = ${ports.smppPort}
transceiver-mode = true
smsc-username = demo
smsc-password = demo
system-type = ""
source-addr-autodetect = yes
reconnect-delay = 1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${ports.sendSms}
sendsms-interface = 127.0.0.1

group = sendsms-user
username = tester
password = secret
max-messages = 10
concatenation = true

group = sms-service
keyword = default
catch-all = yes
max-messages = 0
get-url = "${ports.callback}/mo?from=%p&to=%P&coding=%c&text=%a"
`
}

function start(box: string, file: string): { says: (words: string) => Promise<void> } {
  const child = spawn(box, ['-v', '0', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH: path },
  })
  onTestFinished(() => end(child))
  const log: string[] = []
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const look of waiting) look()
  }
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(line)
    wake()
  })
  child.once('close', wake)
  return {
    says: (words) =>
      new Promise((resolve, reject) => {
        const stop = (act: () => void) => {
          clearTimeout(timer)
          waiting.delete(look)
          act()
        }
        const tell = (what: string) => reject(new Error(`${box} ${what}: ${log.slice(-5).join('\n')}`))
        const look = () => {
          if (log.some((line) => line.includes(words))) stop(resolve)
          else if (child.exitCode !== null) stop(() => tell('ended'))
        }
        const timer = setTimeout(() => stop(() => tell(`never said "${words}"`)), patienceMs)
        waiting.add(look)
        look()
      }),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const isGone = once(child, 'exit')
  child.kill('SIGKILL')
  await isGone
}

/** A server of the test that Kannel calls with what has happened. */
async function listenForCalls(): Promise<{ port: number; called: Kannel['called'] }> {
  const calls: URL[] = []
  let wake = () => {}
  const server = createServer((request, response) => {
    calls.push(new URL(request.url ?? '/', 'http://127.0.0.1'))
    response.end()
    wake()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    port: listeningPort(server.address()),
    called: (wanted) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Kannel did not call ${wanted}`)), patienceMs)
        wake = () => {
          const at = calls.findIndex(({ pathname }) => pathname === wanted)
          const [call] = at < 0 ? [] : calls.splice(at, 1)
          if (call === undefined) return
          clearTimeout(timer)
          // The next call is for whoever asks next.
          wake = () => {}
          resolve(Object.fromEntries(call.searchParams))
        }
        wake()
      }),
  }
}

/**
 * Ports that nobody listens on, since Kannel cannot be asked to choose; below those that systems give to whoever asks for a free one: Kannel takes them a moment
 * later, and a test beside this one must not be given them meanwhile.
 */
async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>()
  while (ports.size < count) {
    const server = createTcpServer().listen(randomInt(10_000, 32_000), '127.0.0.1')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    ports.add(listeningPort(server.address()))
    await once(server.close(), 'close')
  }
  return [...ports]
}
