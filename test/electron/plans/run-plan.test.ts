import { expect, test } from 'vitest'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { planConnection, runText, verdictLines } from './plan-runs.ts'

/** The example that the conventions of plans are shown by, without its load. */
const example = `
plan: 1
name: Acceptance of a new account
vars:
  from: INFO
  text: "Test {{unique}}"
data:
  rows: [{ operator: MTS, to: 79161234567 }]
  name: "{{operator}} {{to}}"
sessions:
  main: { bind: transceiver }
  second: { bind: transceiver }
defaults:
  within: 5s
  unexpected: fail
checks:
  - id: bind
    name: The account can bind
    severity: must
    steps:
      - bind: main
        expect: { command_status: ESME_ROK, response_time: { lte: 2s } }
  - id: submit-receipt
    name: A message is accepted and its receipt comes
    needs: [bind]
    tags: [receipt]
    steps:
      - submit_sm:
          session: main
          source_addr: "{{from}}"
          destination_addr: "{{to}}"
          text: "{{text}}"
          registered_delivery: 1
        expect:
          command_status: ESME_ROK
          message_id: { length: { lte: 64 }, matches: '^[0-9A-Fa-f-]+$' }
        capture: { id: message_id }
      - receive: deliver_sm
        where: receipt.id == "{{id}}"
        within: 10m
        expect:
          receipt.stat: [DELIVRD, ACCEPTD]
          receipt.err: "000"
  - id: long-text
    name: Cyrillic text of 3 parts
    needs: [bind]
    steps:
      - submit_sm:
          session: main
          destination_addr: "{{to}}"
          text_file: long-ru.txt
          split: udh16
        expect: { parts: 3, each: { command_status: ESME_ROK } }
  - id: bad-number
    name: A wrong number is refused
    severity: should
    needs: [bind]
    steps:
      - submit_sm: { session: main, destination_addr: "12", text: x }
        expect: { command_status: [ESME_RINVDSTADR, ESME_RSUBMITFAIL] }
  - id: second-bind
    name: A second bind is accepted, or refused with a reason
    severity: info
    steps:
      - bind: second
        expect: { command_status: [ESME_ROK, ESME_RALYBND, ESME_RBINDFAIL] }
  - id: unknown-command
    name: An unknown command gets generic_nack and the link stays
    needs: [bind]
    steps:
      - raw: { session: main, hex: "00000010 000000ff 00000000 00000009" }
      - receive: generic_nack
        expect: { command_status: ESME_RINVCMDID, sequence_number: 9 }
      - enquire_link: { session: main }
        expect: { command_status: ESME_ROK }
always:
  - unbind: main
`
const longText = 'Длинное сообщение на русском языке, которое займёт три части. '.repeat(3)
const textOf = async () => longText

test('runs the example, and finds the number that the simulator takes though it is wrong', async () => {
  const { port } = await runSimulator()
  const result = await runText(port, example, { textOf })
  expect(verdictLines(result)).toEqual([
    'bind pass',
    'submit-receipt pass',
    'long-text pass',
    'bad-number fail: expected command_status ESME_RINVDSTADR | ESME_RSUBMITFAIL, got ESME_ROK (0x00000000)',
    'second-bind pass',
    'unknown-command pass',
  ])
  expect(result).toMatchObject({ verdict: 'fail', rows: [{ row: 1, name: 'MTS 79161234567' }] })
  expect(result.cleanUps).toMatchObject([{ verdict: 'pass', steps: [{ action: 'unbind' }] }])
})

test('shows the PDUs of each check, passwords masked', async () => {
  const { port } = await runSimulator()
  const { checks } = await runText(port, example, { textOf })
  const [bind, submit] = checks.map(({ evidence }) =>
    evidence.map((pdu) => `${pdu.direction} ${pdu.command}`),
  )
  expect(bind).toEqual(['sent bind_transceiver', 'received bind_transceiver_resp'])
  expect(submit).toEqual([
    'sent submit_sm',
    'received submit_sm_resp',
    'received deliver_sm',
    'sent deliver_sm_resp',
  ])
  const octets = fromHex(checks[0]?.evidence[0]?.octets ?? '')
  expect(decodePdu(octets ?? new Uint8Array()).fields['password']).toBe('****')
})

const bound = (rest: string) => `
plan: 1
name: A
defaults: { within: 1s }
checks:
  - id: bind
    steps: [{ bind: main }]
${rest}
`

test('fails a check to which something came that no step expected, at its end', async () => {
  const { port, simulator } = await runSimulator()
  const plan = (unexpected: string) =>
    bound(`
  - id: quiet
    unexpected: ${unexpected}
    steps: [{ receive: enquire_link, within: 500ms, optional: true }]`)
  const withMessage = async (unexpected: string) =>
    runText(port, plan(unexpected), {
      tell: (progress) => {
        if (progress.kind !== 'step-started' || progress.id !== 'quiet') return
        const [session] = simulator.state().sessions
        if (session === undefined) throw new Error('nobody is bound')
        void simulator.deliver(mobile(session.sessionId))
      },
    })
  expect(verdictLines(await withMessage('fail'))[1]).toBe(
    'quiet fail: 1 that no step expected, first deliver_sm',
  )
  const noted = await withMessage('note')
  expect(noted.checks[1]).toMatchObject({ verdict: 'inconclusive', notes: [{ code: 'unexpected' }] })
  expect((await withMessage('ignore')).checks[1]).toMatchObject({ verdict: 'inconclusive', notes: [] })
})

test('skips what needs a check that failed, and does what is always done', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: wrong
    steps: [{ query_sm: { session: main, message_id: nobody } }]
  - id: after
    needs: wrong
    steps: [{ enquire_link: main }]
  - id: last
    needs: [after]
    steps: [{ enquire_link: main }]
always: [{ unbind: main }]`),
  )
  expect(verdictLines(result)).toEqual([
    'bind pass',
    expect.stringMatching(/^wrong fail: expected command_status ESME_ROK, got /),
    'after skipped: needs wrong, which did not pass',
    'last skipped: needs after, which did not pass',
  ])
  expect(result.cleanUps[0]?.verdict).toBe('pass')
})

test('leaves out the rest after the first failure when asked to', async () => {
  const { port } = await runSimulator()
  const plan = bound(`
  - id: wrong
    steps: [{ query_sm: { session: main, message_id: nobody } }]
  - id: other
    steps: [{ enquire_link: main }]`)
  const result = await runText(port, plan, { bail: true })
  expect(verdictLines(result)[2]).toBe('other skipped: left out after the first failure (--bail)')
})

test('tells a peer that cannot be reached from one that answers wrong', async () => {
  const { port, simulator } = await runSimulator()
  const wrong = await runText(port, bound(''), { connection: planConnection(port, 'wrong') })
  expect(wrong.checks[0]).toMatchObject({ verdict: 'fail', reason: { code: 'expectation' } })
  await simulator.stop()
  const gone = await runText(port, bound(''))
  expect(gone.checks[0]).toMatchObject({ verdict: 'error', reason: { code: 'connect' } })
})

test('is inconclusive where what the plan does not demand never came', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: maybe
    steps:
      - receive: deliver_sm
        within: 100ms
        optional: true`),
  )
  expect(verdictLines(result)[1]).toBe('maybe inconclusive: no deliver_sm within 100 ms')
  expect(result.verdict).toBe('inconclusive')
})

test('stops at once when told to, does what is always done, and says what was left out', async () => {
  const { port } = await runSimulator()
  const stop = new AbortController()
  const result = await runText(
    port,
    bound(`
  - id: long
    steps: [{ pause: 10m }]
  - id: other
    steps: [{ enquire_link: main }]
always: [{ unbind: main }]`),
    {
      signal: stop.signal,
      tell: (progress) => {
        if (progress.kind === 'step-started' && progress.id === 'long') stop.abort()
      },
    },
  )
  expect(verdictLines(result)).toEqual([
    'bind pass',
    'long error: the run was stopped',
    'other skipped: the run was stopped',
  ])
  expect(result.isStopped).toBe(true)
  expect(result.cleanUps[0]).toMatchObject({
    verdict: 'pass',
    steps: [{ action: 'unbind', verdict: 'pass' }],
  })
})

test('hides what came from the environment in words and octets', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: secret
    steps:
      - submit_sm: { session: main, destination_addr: "79161234567", text: "code {{env.CODE}}" }
        expect: { message_id: "{{env.CODE}}" }`),
    { environment: { CODE: 'T0pS3cret' } },
  )
  expect(result.checks[1]?.verdict).toBe('fail')
  const said = JSON.stringify([result, result.told])
  expect(said).not.toContain('T0pS3cret')
  expect(said).not.toContain(Buffer.from('T0pS3cret').toString('hex'))
  expect(said).toContain('***')
})

test('answers a delivery as a step says, or not at all', async () => {
  const { port, simulator } = await runSimulator()
  const answers: string[] = []
  const result = await runText(
    port,
    bound(`
  - id: refuse
    steps:
      - receive: deliver_sm
        within: 5s
      - reply: ESME_RX_R_APPN`),
    {
      tell: (progress) => {
        if (progress.kind === 'check') {
          answers.push(
            ...progress.result.evidence
              .filter(({ command }) => command === 'deliver_sm_resp')
              .map(({ commandStatus }) => commandStatus.toString(16)),
          )
        }
        if (progress.kind !== 'step-started' || progress.action !== 'receive') return
        const [session] = simulator.state().sessions
        if (session !== undefined) void simulator.deliver(mobile(session.sessionId))
      },
    },
  )
  expect(verdictLines(result)).toEqual(['bind pass', 'refuse pass'])
  expect(answers).toEqual(['66'])
})

test('finds the receipt of a message by any spelling of its id, and says by which', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: receipt
    steps:
      - submit_sm: { session: main, destination_addr: "79161234567", text: x, registered_delivery: 1 }
        capture: { id: message_id }
      - receive: deliver_sm
        receipt_of: "{{id}}"
        expect: { id_rule: same }`),
  )
  expect(verdictLines(result)).toEqual(['bind pass', 'receipt pass'])
})

test('keeps for a later check the receipt that an earlier one did not wait for', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: send
    steps:
      - submit_sm: { session: main, destination_addr: "79161234567", text: x, registered_delivery: 1 }
        capture: { id: message_id }
      - pause: 300ms
  - id: receipt
    steps:
      - receive: deliver_sm
        where: receipt.id == "{{id}}"`),
  )
  expect(verdictLines(result)).toEqual(['bind pass', 'send pass', 'receipt pass'])
  expect(result.checks[2]?.evidence.map(({ command }) => command)).toEqual(['deliver_sm'])
})

test('takes the end of the connection as what a step waited for', async () => {
  const { port, simulator } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: cut
    steps: [{ receive: disconnect, within: 5s }]`),
    {
      tell: (progress) => {
        if (progress.kind !== 'step-started' || progress.id !== 'cut') return
        void simulator.stop()
      },
    },
  )
  expect(verdictLines(result)).toEqual(['bind pass', 'cut pass'])
})

test('tries a check again, and keeps what came before', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: wrong
    steps: [{ query_sm: { session: main, message_id: nobody } }]`),
    { retries: 2 },
  )
  expect(result.checks[1]?.earlier.map(({ verdict }) => verdict)).toEqual(['fail', 'fail'])
})

function mobile(sessionId: string) {
  return {
    sessionId,
    source: { ton: 1, npi: 1, addr: '79161234567' },
    destination: { ton: 3, npi: 0, addr: '1234' },
    text: 'hello',
  }
}
