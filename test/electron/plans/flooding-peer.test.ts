import { afterEach, expect, test } from 'vitest'
import { Opened } from '../session/session-kit.ts'
import { runText, verdictLines } from './plan-runs.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const plan = (steps: string) => `
plan: 1
name: A
defaults: { within: 2s }
checks:
  - id: bind
    steps: [{ bind: main }]
  - id: flood
    steps: ${steps}
`

test('a peer that floods is answered, what is kept is bounded, and what was lost is told', async () => {
  const { port } = await opened.smsc({
    onSession: (session) => {
      session.onRequest = (pdu) => {
        if (pdu.command === 'query_sm') {
          for (let sent = 0; sent < 10_500; sent++)
            void session.request({ command: 'deliver_sm', fields: {} }).catch(() => undefined)
        }
        return { status: 0 }
      }
    },
  })
  const result = await runText(
    port,
    plan(
      '[{ query_sm: { message_id: a } }, { receive_none: deliver_sm, where: text == "last", within: 1500ms }]',
    ),
  )
  expect(result.checks[1]).toMatchObject({ verdict: 'fail', reason: { code: 'unexpected' } })
  expect(result.checks[1]?.evidence.length).toBeLessThanOrEqual(500)
})

test('a peer that never answers a bind fails the check in its time', async () => {
  const { port } = await opened.smsc({
    onSession: (session) => {
      session.onRequest = () => null
    },
  })
  const result = await runText(port, plan('[{ pause: 0s }]').replace('2s', '300ms'))
  expect(verdictLines(result)[0]).toMatch(/^bind fail: the bind was not answered: /)
})

test('a peer that hangs up while it is asked fails the check, and the next bind is a new connection', async () => {
  const { port } = await opened.smsc({
    onSession: (session) => {
      session.onRequest = (pdu) => {
        if (pdu.command === 'query_sm') session.reset()
        return { status: 0 }
      }
    },
  })
  const result = await runText(
    port,
    `${plan('[{ query_sm: { message_id: a } }]')}  - id: again
    steps: [{ bind: main }, { enquire_link: main }]
`,
  )
  expect(verdictLines(result)).toEqual([
    'bind pass',
    'flood fail: the connection ended before query_sm was answered',
    'again pass',
  ])
})
