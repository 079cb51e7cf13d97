import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ClientSession } from '../../../electron/session/client-session.ts'
import { ConnectionBinds } from '../../../electron/session/connection-binds.ts'
import { listeningPort } from '../../../electron/wire/link.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { clock, connectionTo, settingsFor, Witness } from './session-kit.ts'

const answer = () => ({ status: 0 })
/** Nothing listens on it: it is one below those that systems give out. */
const deadPort = 9
const at = (port: number) => ({ host: '127.0.0.1', port, serverName: '' })
const reconnect = { enabled: true, initialDelay: 0.05, maxDelay: 0.05 }

function client(port: number, further: readonly number[], change = {}) {
  const witness = new Witness()
  const phases: SessionState[] = []
  const session = new ClientSession({
    sessionId: 'session',
    connection: connectionTo(port, { hosts: further.map(at), ...change }),
    clock,
    hooks: { ...witness.hooks, onPhase: (state) => phases.push(state) },
  })
  onTestFinished(() => session.close('cut'))
  return { session, witness, phases }
}

/** Takes connections and never says a word. */
async function silentPort(): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return listeningPort(server.address())
}

test('the next host is tried at once when the first refuses the connection', async () => {
  const { port } = await scriptedSmsc(answer)
  const { session } = client(deadPort, [port])
  await session.open()
  expect(session.state()).toMatchObject({
    phase: 'bound',
    attempt: 1,
    target: { host: '127.0.0.1', port, number: 2, of: 2 },
    close: { host: `127.0.0.1:${deadPort}`, fault: { code: 'session.connect-refused' } },
  })
})

test('and when it leaves the bind unanswered', async () => {
  const silent = await silentPort()
  const { port } = await scriptedSmsc(answer)
  const { session } = client(silent, [port], { bindTimeout: 0.2 })
  await session.open()
  expect(session.state()).toMatchObject({
    target: { port, number: 2 },
    close: { host: `127.0.0.1:${silent}`, fault: { code: 'session.bind-timeout' } },
  })
})

test('a refused password ends it: the next host would say the same', async () => {
  const refusing = await scriptedSmsc(answer, { bind: () => statusValue('ESME_RINVPASWD') })
  const second = await scriptedSmsc(answer)
  const { session } = client(refusing.port, [second.port], { reconnect })
  await expect(session.open()).rejects.toMatchObject({ code: 'session.bind-refused' })
  expect(session.state()).toMatchObject({ phase: 'closed', target: { number: 1 } })
  expect(second.sessions.size).toBe(0)
})

test('an overloaded one does not', async () => {
  const busy = await scriptedSmsc(answer, { bind: () => statusValue('ESME_RSYSERR') })
  const second = await scriptedSmsc(answer)
  const { session } = client(busy.port, [second.port])
  await session.open()
  expect(session.state().target).toMatchObject({ number: 2 })
})

test('the stand-off is that of a round, not of each host', async () => {
  const { session, witness, phases } = client(deadPort, [deadPort + 2, deadPort + 4], { reconnect })
  await expect(session.open()).rejects.toMatchObject({ code: 'session.connect-refused' })
  await witness.until(() => (session.state().attempt >= 3 ? true : undefined))
  const numbersIn = (phase: string) =>
    phases.filter((state) => state.phase === phase).map(({ target }) => target?.number)
  expect(numbersIn('connecting').slice(0, 7)).toEqual([1, 2, 3, 1, 2, 3, 1])
  expect(numbersIn('waiting').slice(0, 2)).toEqual([3, 3])
})

test('after a loss it begins with the first again', async () => {
  const first = await silentPort()
  const { port, client: bound } = await scriptedSmsc(answer)
  const { session, witness, phases } = client(first, [port], { bindTimeout: 0.2, reconnect })
  await session.open()
  ;(await bound).cut()
  await witness.until(() => (session.state().attempt === 2 && session.phase === 'bound' ? true : undefined))
  const numbers = phases.filter(({ phase }) => phase === 'connecting').map(({ target }) => target?.number)
  expect(numbers).toEqual([1, 2, 1, 2])
  expect(session.state()).toMatchObject({
    target: { number: 2 },
    boundClose: { host: `127.0.0.1:${port}` },
  })
})

test('all binds of a connection go to the same host', async () => {
  const first = await silentPort()
  const second = await scriptedSmsc(answer)
  const connection = settingsFor(first, { hosts: [at(second.port)], binds: 3, bindTimeout: 0.3 })
  const binds = new ConnectionBinds({ connection, clock, hooks: {} })
  onTestFinished(() => binds.close('cut'))
  await binds.open()
  expect(binds.sessions.map((one) => one.state())).toMatchObject(
    Array(3).fill({ phase: 'bound', attempt: 1, target: { number: 2 } }),
  )
  // Only the one that went before tried the first host.
  expect(binds.sessions.map(({ closeReason }) => closeReason?.host)).toEqual([
    `127.0.0.1:${first}`,
    undefined,
    undefined,
  ])
})
