import { expect, test, vi } from 'vitest'
import { scriptedSmsc, sendReceipt } from '../../../support/scripted-smsc.ts'
import { runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'

const env = { SMPP_PASSWORD: 'demo' }

function listenOn(port: number, ...args: string[]): string[] {
  return ['listen', '--port', String(port), '--system-id', 'demo', ...args]
}

test('prints what arrives as decode does, with what a receipt says', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0 }))
  const cli = startCli(listenOn(smsc.port, '--count', '2', '--json'), env)
  const session = await smsc.client
  await cli.line(/^bound {2}receiver {2}127\.0\.0\.1:/, 'stderr')
  const short_message = new Uint8Array(Buffer.from('Hello'))
  await session.request({ command: 'deliver_sm', fields: { source_addr: '7900', short_message } })
  await sendReceipt(session, '42')
  const { code, lines } = await cli.ended
  const [message, receipt] = lines.map((line) => JSON.parse(line))
  expect(code).toBe(0)
  expect(message).toMatchObject({
    offset: 0,
    command: 'deliver_sm',
    text: 'Hello',
    error: null,
    receipt: null,
  })
  expect(message.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  expect(receipt).toMatchObject({ fields: { esm_class: 4 }, receipt: { id: '42', state: 'DELIVERED' } })
  expect(receipt.arrival).toEqual({ done_at: '2026-11-22T12:01', utc_offset: null })
})

test('leaves with the SMSC what it does not print', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0 }))
  const cli = startCli(listenOn(smsc.port, '--count', '1', '--json'), env)
  const session = await smsc.client
  const statuses = ['1', '2', '3'].map((id) =>
    session.request({ command: 'deliver_sm', fields: { source_addr: id, esm_class: 0 } }).then(
      ({ pdu }) => pdu.command_status,
      () => 'not answered',
    ),
  )
  const { code, lines } = await cli.ended
  expect({ code, count: lines.length }).toEqual({ code: 0, count: 1 })
  const [first, ...others] = await Promise.all(statuses)
  expect(first).toBe(0)
  for (const status of others) expect(status).not.toBe(0)
})

test('accepts only what the reader of its output has taken', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0 }))
  const cli = startCli(listenOn(smsc.port, '--json'), env)
  const session = await smsc.client
  await cli.line(/^bound/, 'stderr')
  cli.child.stdout?.pause()
  cli.child.once('exit', () => cli.child.stdout?.resume())
  const statuses = { taken: 0, left: 0, none: 0 }
  const short_message = new Uint8Array(200).fill(0x41)
  const answers = Array.from({ length: 3000 }, () =>
    session.request({ command: 'deliver_sm', fields: { source_addr: '7', short_message } }).then(
      ({ pdu }) => statuses[pdu.command_status === 0 ? 'taken' : 'left']++,
      () => statuses.none++,
    ),
  )
  // As many as fit; then the count stands still.
  let before = -1
  await vi.waitUntil(
    () => {
      const isStill = statuses.taken > 0 && statuses.taken === before
      before = statuses.taken
      return isStill
    },
    { interval: 200, timeout: 30_000 },
  )
  // What the two sockets of the pipe hold, and no more.
  expect(statuses.taken * short_message.length).toBeLessThan(1 << 20)
  expect(statuses.taken).toBeLessThan(2500)
  cli.child.kill('SIGTERM')
  const { code, stderr } = await cli.ended
  expect(code).toBe(1)
  expect(stderr).toContain('error: Whoever reads the output takes nothing')
  await Promise.all(answers)
  expect(statuses.left).toBeGreaterThan(500)
})

test('leaves in order when its reader goes away, and says so', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0 }))
  const cli = startCli(listenOn(smsc.port, '--json'), env)
  const session = await smsc.client
  const closed = new Promise<string>((resolve) => (session.onClose = (reason) => resolve(reason.how)))
  await cli.line(/^bound/, 'stderr')
  cli.child.stdout?.destroy()
  const { pdu } = await session.request({ command: 'deliver_sm', fields: { source_addr: '7' } })
  expect(pdu.command_status).not.toBe(0)
  expect(await closed).toBe('unbind')
  const { code, stderr } = await cli.ended
  expect(code).toBe(1)
  expect(stderr).toMatch(/^error: Whoever read the output has closed it\..*$/m)
  expect(stderr).not.toContain('    at ')
})

test('prints a message that cannot be read to its end, with its error', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0 }))
  const cli = startCli(listenOn(smsc.port, '--count', '1', '--json'), env)
  const session = await smsc.client
  session.sendRaw(new Uint8Array(Buffer.from('00000012000000050000000000000007' + '0041', 'hex')))
  const { lines } = await cli.ended
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    command: 'deliver_sm',
    error: { kind: expect.any(String) },
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)('unbinds and succeeds on %s', async (signal) => {
  const commands: (string | null)[] = []
  const smsc = await scriptedSmsc((pdu) => {
    commands.push(pdu.command)
    return { status: 0 }
  })
  const closed = smsc.client.then(
    (session) => new Promise<string>((resolve) => (session.onClose = (reason) => resolve(reason.how))),
  )
  const cli = startCli(listenOn(smsc.port, '--bind-mode', 'transceiver'), env)
  await cli.line(/^bound {2}transceiver/, 'stderr')
  cli.child.kill(signal)
  expect(await cli.ended).toMatchObject({ code: 0, stdout: '' })
  expect(await closed).toBe('unbind')
})

test('ends after its time; too few by then are a failure', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0 }))
  expect((await runHere(listenOn(smsc.port, '--seconds', '0.2'), { env })).code).toBe(0)
  const { code, stderr } = await runHere(listenOn(smsc.port, '--seconds', '0.2', '--count', '1'), { env })
  expect(code).toBe(1)
  expect(stderr).toContain('error: Of 1 messages 0 came in time.')
})

test('fails when the SMSC ends the session or refuses the bind', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0 }))
  const cli = startCli(listenOn(smsc.port), env)
  await cli.line(/^bound/, 'stderr')
  await (await smsc.client).cut()
  const { code, stderr } = await cli.ended
  expect(code).toBe(1)
  expect(stderr).toContain('error: The session ended before its time: SMSC,')
  const refused = startCli(['simulate', '--port', '0'])
  const port = Number((await refused.line(/^listening /)).split(':').at(-1))
  const wrong = await runHere(listenOn(port).with(4, 'nobody'), { env })
  expect(wrong.code).toBe(1)
  expect(wrong.stderr).toContain('The SMSC refused bind_receiver')
})

test('shows people a message field by field, inert', async () => {
  const smsc = await scriptedSmsc(() => ({ status: 0 }))
  const cli = startCli(listenOn(smsc.port, '--count', '2', '--lang', 'ru'), env)
  const session = await smsc.client
  await session.request({ command: 'deliver_sm', fields: { source_addr: '\x1b[31m' } })
  await sendReceipt(session, '42')
  const { stdout } = await cli.ended
  expect(stdout).toContain('"‹U+001B›[31m"')
  expect(stdout).toContain('отчёт\n    id')
})
