import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { scriptedSmsc, sendReceipt } from '../../support/scripted-smsc.ts'
import { testFolder } from '../../support/temporary-folder.ts'
import { RawPeer } from '../session/session-kit.ts'
import { jsonHere, runHere } from './cli-in-process.ts'
import { startCli } from './cli-process.ts'

const env = { SMPP_PASSWORD: 'demo' }
const account = ['--system-id', 'demo']

/** Calls the port and sends outbind, as an SMSC does. */
function call(port: number, password: string): RawPeer {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  const peer = new RawPeer(socket)
  peer.write(encodePdu({ command: 'outbind', sequence_number: 1, fields: { system_id: 'SMSC', password } }))
  return peer
}

test('send over a pair joins the receipt that comes over the other bind', async () => {
  const smsc = await scriptedSmsc((pdu) => {
    if (pdu.command !== 'submit_sm') return { status: 0 }
    const receiver = [...smsc.sessions].find(({ bindMode }) => bindMode === 'receiver')
    if (receiver !== undefined) void sendReceipt(receiver, '42')
    return { status: 0, fields: { message_id: '42' } }
  })
  const message = ['--from', 'ALPHA', '--to', '79161234567', '--text', 'Hi', '--wait-receipt', '10']
  const lines = await jsonHere<{ kind: string; bind_mode?: string }>(
    ['send', '--port', String(smsc.port), ...account, '--bind-mode', 'pair', ...message],
    { env },
  )
  expect(lines.filter(({ kind }) => kind === 'bound').map((line) => line.bind_mode)).toEqual([
    'transmitter',
    'receiver',
  ])
  expect(lines.find(({ kind }) => kind === 'receipt')).toBeDefined()
})

test('send over half a pair sends nothing and says which half was refused', async () => {
  let submits = 0
  const smsc = await scriptedSmsc(
    (pdu) => {
      if (pdu.command === 'submit_sm') submits++
      return { status: 0 }
    },
    { bind: ({ command }) => (command === 'bind_receiver' ? 0x05 : 0) },
  )
  const message = ['--to', '79161234567', '--text', 'Hi']
  const { code, stderr, stdout } = await runHere(
    ['send', '--port', String(smsc.port), ...account, '--bind-mode', 'pair', '--lang', 'en', ...message],
    { env },
  )
  expect(code).toBe(1)
  expect(`${stderr}${stdout}`).toMatch(/bind_receiver with ESME_RALYBND/)
  expect(submits).toBe(0)
})

test('listen waits for an outbind, turns strangers away and prints what the SMSC brings', async () => {
  const options = ['--outbind', '127.0.0.1:0', '--outbind-system-id', 'SMSC', '--count', '1', '--json']
  const cli = startCli(['listen', ...account, ...options], { ...env, SMPP_OUTBIND_PASSWORD: 'secret' })
  const listening = await cli.line(/^listening {2}127\.0\.0\.1:\d+$/, 'stderr')
  const port = Number(/:(\d+)$/.exec(listening)?.[1])
  const stranger = call(port, 'wrong')
  await stranger.closed
  const told = await cli.line(/^turned away: .*its password is not the expected one/, 'stderr')
  expect(told).not.toContain('wrong')
  const smsc = call(port, 'secret')
  const bind = await smsc.command('bind_receiver')
  smsc.send({
    command: 'bind_receiver_resp',
    sequence_number: bind.sequence_number,
    fields: { system_id: 'SMSC' },
  })
  await cli.line(/^bound {2}receiver/, 'stderr')
  smsc.send({ command: 'deliver_sm', sequence_number: 2, fields: { source_addr: '79160000001' } })
  await smsc.command('deliver_sm_resp')
  const unbind = await smsc.command('unbind')
  smsc.send({ command: 'unbind_resp', sequence_number: unbind.sequence_number })
  const { code, lines } = await cli.ended
  expect(code).toBe(0)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ command: 'deliver_sm' })
})

test.each([
  { why: 'a pair', args: ['--outbind', '--bind-mode', 'pair'] },
  { why: 'a host to connect to', args: ['--outbind', '--host', 'smsc.example.com'] },
  { why: 'a login expected of nobody', args: ['--outbind-system-id', 'SMSC'] },
])('listen does not take --outbind and $why', async ({ args }) => {
  const { code, stderr } = await runHere(['listen', ...account, ...args, '--lang', 'en'], { env })
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--outbind') })
})

test('listen warns loudly when more than this machine may call', async () => {
  const cli = startCli(['listen', ...account, '--outbind', '0.0.0.0:0', '--lang', 'en'], env)
  expect(await cli.line(/^listening/, 'stderr')).toMatch(/WARNING: reachable from other machines/)
})

test('listen ends soon on SIGTERM when the SMSC does not answer unbind', async () => {
  const cli = startCli(['listen', ...account, '--outbind', '127.0.0.1:0', '--outbind-system-id', 'SMSC'], {
    ...env,
    SMPP_OUTBIND_PASSWORD: 'secret',
  })
  const listening = await cli.line(/^listening/, 'stderr')
  const smsc = call(Number(/:(\d+)$/.exec(listening)?.[1]), 'secret')
  const { sequence_number } = await smsc.command('bind_receiver')
  smsc.send({ command: 'bind_receiver_resp', sequence_number, fields: { system_id: 'SMSC' } })
  await cli.line(/^bound/, 'stderr')
  const start = performance.now()
  cli.child.kill('SIGTERM')
  await smsc.command('unbind')
  expect((await cli.ended).code).toBe(0)
  expect(performance.now() - start).toBeLessThan(4000)
})

test('send ends soon on SIGINT when the SMSC answers nothing', async () => {
  const arrived = Promise.withResolvers<void>()
  const smsc = await scriptedSmsc(() => {
    arrived.resolve()
    return null
  })
  const cli = startCli(
    ['send', '--port', String(smsc.port), ...account, '--to', '79161234567', '--text', 'Hi'],
    env,
  )
  await arrived.promise
  const start = performance.now()
  cli.child.kill('SIGINT')
  expect((await cli.ended).code).toBe(1)
  expect(performance.now() - start).toBeLessThan(4000)
})

/** An SMSC that accepts everything and counts the submits of each bind. */
async function countingSmsc(most = 50) {
  const counts = new Map<object, number>()
  const binds: string[] = []
  const smsc = await scriptedSmsc(
    (pdu, session) => {
      if (pdu.command !== 'submit_sm') return { status: 0 }
      counts.set(session, (counts.get(session) ?? 0) + 1)
      return { status: 0, fields: { message_id: 'a' } }
    },
    {
      bind: ({ command }) => {
        if (binds.length >= most) return 0x05
        binds.push(String(command))
        return 0
      },
    },
  )
  return { port: String(smsc.port), sessions: smsc.sessions, counts, binds }
}

const long = ['--to', '79161234567', '--text', 'x'.repeat(1500)]

test('send uses several binds as one, whose number may stand in the file of the connection', async () => {
  const smsc = await countingSmsc()
  const file = join(testFolder(), 'connection.json')
  writeFileSync(file, JSON.stringify({ port: Number(smsc.port), systemId: 'demo', binds: 3 }))
  const lines = await jsonHere<{ kind: string; bind?: number; binds?: number; ok?: boolean }>(
    ['send', '--connection', file, ...long],
    { env },
  )
  const bound = lines.filter(({ kind }) => kind === 'bound')
  expect(bound.map(({ bind, binds }) => [bind, binds])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ])
  expect([...smsc.counts.values()].map((count) => count > 0)).toEqual([true, true, true])
  expect(lines.at(-1)?.ok).toBe(true)
})

test('send over a pair has as many transmitters as asked, and one receiver', async () => {
  const smsc = await countingSmsc()
  const args = ['--bind-mode', 'pair', '--binds', '2', ...long]
  expect((await runHere(['send', '--port', smsc.port, ...account, ...args], { env })).code).toBe(0)
  expect(smsc.binds.sort()).toEqual(['bind_receiver', 'bind_transmitter', 'bind_transmitter'])
  expect(smsc.counts.size).toBe(2)
})

test('send goes on without a bind that is refused, and says so', async () => {
  const smsc = await countingSmsc(2)
  const args = ['--binds', '3', '--lang', 'en', ...long]
  const { code, stderr } = await runHere(['send', '--port', smsc.port, ...account, ...args], { env })
  expect(code).toBe(0)
  expect(stderr).toMatch(/^warning: transmitter [23]\/3 is not bound, the other binds go on: .*ESME_RALYBND/m)
  expect(stderr.match(/warning/g)).toHaveLength(1)
})

test('send --csv spreads the rows over its binds, and says which was refused', async () => {
  const smsc = await countingSmsc(2)
  const file = join(testFolder(), 'many.csv')
  const rows = Array.from({ length: 60 }, (_, row) => String(79160000000 + row))
  writeFileSync(file, ['phone', ...rows].join('\n'))
  const table = ['--csv', file, '--to-column', 'phone', '--text', 'Hi', '--binds', '3', '--lang', 'en']
  const { code, stderr } = await runHere(['send', '--port', smsc.port, ...account, ...table], { env })
  expect(code).toBe(0)
  expect(stderr).toMatch(/transmitter [23]\/3 is not bound/)
  expect([...smsc.counts.values()].map((count) => count > 0)).toEqual([true, true])
  expect([...smsc.counts.values()].reduce((sum, count) => sum + count)).toBe(60)
})

test('listen takes what comes over any of its binds, and goes on when one of them is lost', async () => {
  const smsc = await countingSmsc()
  const args = ['--port', smsc.port, ...account, '--binds', '2', '--count', '2', '--lang', 'en', '--json']
  const cli = startCli(['listen', ...args], env)
  await expect.poll(() => smsc.binds.length).toBe(2)
  const [first, second] = smsc.sessions
  await cli.line(/^bound/, 'stderr')
  if (first === undefined || second === undefined) throw new Error('two sessions are expected')
  await sendReceipt(first, '1')
  await first.cut()
  await cli.line(/^warning: receiver \d\/2 is not bound, the other binds go on/, 'stderr')
  await sendReceipt(second, '2')
  const { code, lines } = await cli.ended
  expect({ code, came: lines.length }).toEqual({ code: 0, came: 2 })
})

test.each(['0', '51', 'two'])('--binds does not take %s', async (binds) => {
  const { code, stderr } = await runHere(['send', ...account, ...long, '--binds', binds, '--lang', 'en'], {
    env,
  })
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('Expected 1 to 50') })
})
