import {
  appendFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { ReplySpec } from '../../../electron/session/request.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { testFolder } from '../../support/temporary-folder.ts'
import { textRow, workbookOf } from '../../support/workbook-writer.ts'
import { jsonHere, runHere } from './cli-in-process.ts'
import { startCli } from './cli-process.ts'

interface Line {
  kind: string
  [key: string]: unknown
}

const env = { SMPP_PASSWORD: 'demo' }
const people = [
  ['phone', 'name', 'template'],
  ['79161234501', 'Anna', '17011'],
  ['none', 'Bob', '17012'],
  ['79161234503', '', '17013'],
  ['79161234504', '=SUM(A1)', '17014'],
]

function fileOf(name: string, octets: string | Uint8Array): string {
  const path = join(testFolder(), name)
  writeFileSync(path, octets)
  return path
}

const csvOf = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(';')).join('\n')

function sendTable(port: number, file: string, ...args: string[]): string[] {
  const to = ['--port', String(port), '--system-id', 'demo', '--csv', file, '--to-column', 'Phone']
  return ['send', ...to, '--lang', 'en', ...args]
}

function resultOf(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { bom: true, columns: true, delimiter: [',', ';'] })
}

/** Answers each submit with a status, or with silence for null, and keeps where it went. */
function accepting(statusOf: (count: number) => number | null = () => 0) {
  const to: string[] = []
  const submits: DecodedPdu[] = []
  return {
    to,
    submits,
    answer(pdu: DecodedPdu): ReplySpec | null {
      if (pdu.command !== 'submit_sm') return { status: 0 }
      to.push(String(pdu.fields['destination_addr']))
      submits.push(pdu)
      const status = statusOf(to.length)
      if (status === null) return null
      return status === 0 ? { status, fields: { message_id: `m${to.length}` } } : { status }
    },
  }
}

test.each([
  ['CSV', () => fileOf('people.csv', csvOf(people))],
  ['XLSX', () => fileOf('people.xlsx', workbookOf(people.map(textRow).join('')))],
])('checks every row of a %s with nobody at the other end', async (_kind, make) => {
  const args = ['--text', 'Hi {{name}}', '--dry-run']
  const asked = ['send', '--csv', make(), '--to-column', 'Phone', '--lang', 'en', ...args, '--json']
  const { lines, code, stderr } = await runHere(asked)
  expect(code).toBe(1)
  const told: Line[] = lines.map((line) => JSON.parse(line))
  expect(told.map(({ row, state, problem }) => [row, state, problem])).toEqual([
    [1, 'ready', null],
    [2, 'failed-check', '“none” is not a number.'],
    [3, 'failed-check', 'There is no value for name.'],
    [4, 'ready', null],
    [undefined, undefined, undefined],
  ])
  expect(told.at(-1)).toMatchObject({ kind: 'summary', ok: false, dry_run: true, rows: 4, parts: 2 })
  expect(stderr).toContain('rows 4, parts 2, failed the check 2')
})

test('tells of each kind of likely trouble once, with the rows it is about', async () => {
  const rows = [
    ['phone', 'from'],
    ['79161234501', 'ACME'],
    ...['02', '03'].map((end) => [`791612345${end}`, 'TWELVELETTER']),
  ]
  const asked = ['send', '--csv', fileOf('senders.csv', csvOf(rows)), '--to-column', 'phone', '--lang', 'en']
  const { code, stderr } = await runHere([...asked, '--text', 'Hi', '--from', '{{from}}', '--dry-run'])
  expect(code).toBe(0)
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining('rows 3'),
    'warning: The sender takes 12 characters; 11 fit on the air. Shorten it. (2 rows, the first is row 2)',
  ])
})

test('sends each row its own text, sender and TLV, and writes what became of it', async () => {
  const { answer, submits } = accepting((count) => (count === 1 ? 0 : 0x58))
  const smsc = await scriptedSmsc(answer)
  const result = join(testFolder(), 'result.csv')
  const options = ['--from', '{{name}}', '--text-column', 'NAME', '--row-tlv', '0x1401=text:{{template}}']
  const lines = await jsonHere<Line>(
    sendTable(smsc.port, fileOf('a.csv', csvOf(people)), ...options, '--window', '1', '--result', result),
    { env },
  )
  expect(submits.map(({ fields }) => [fields['source_addr'], fields['destination_addr']])).toEqual([
    ['Anna', '79161234501'],
    ['=SUM(A1)', '79161234504'],
  ])
  expect(
    submits.map(({ tlvs }) => tlvs.map(({ tag, value }) => [tag, Buffer.from(value).toString()])),
  ).toEqual([[[0x1401, '17011']], [[0x1401, '17014']]])
  expect(lines.find(({ row }) => row === 1)).toMatchObject({
    state: 'accepted',
    responses: [{ part: 1, command_status: 0, status: 'ESME_ROK', message_id: 'm1' }],
  })
  expect(lines.at(-1)).toMatchObject({ ok: false, accepted: 1, refused: 1, failed_check: 2, complete: true })
  const rows = resultOf(result).sort((a, b) => Number(a['smpp_row']) - Number(b['smpp_row']))
  expect(rows.map((row) => [row['smpp_state'], row['smpp_status_name']])).toEqual([
    ['accepted', 'ESME_ROK'],
    ['failed-check', ''],
    ['failed-check', ''],
    ['refused', 'ESME_RTHROTTLED'],
  ])
  expect(rows[3]?.['name']).toBe("'=SUM(A1)")
  // Parted as the table is, with the times of what left, as the window writes it.
  expect(readFileSync(result, 'utf8')).toMatch(/^\uFEFF"phone";"name";/)
  const [first, failed] = rows
  const left = Date.parse(first?.['smpp_submitted_at'] ?? '')
  expect(Date.parse(first?.['smpp_answered_at'] ?? '') - left).toBeCloseTo(
    Number(first?.['smpp_answer_ms']),
    -1,
  )
  expect(left).toBeGreaterThan(Date.now() - 60_000)
  expect(failed).toMatchObject({ smpp_submitted_at: '', smpp_answer_ms: '', smpp_receipt_at: '' })
})

const many = [['phone'], ...Array.from({ length: 300 }, (_, row) => [String(79160000000 + row)])]

test('ends cleanly when interrupted, and goes on without sending a row twice', async () => {
  const { answer, to } = accepting()
  const smsc = await scriptedSmsc(answer)
  const file = fileOf('many.csv', csvOf(many))
  const result = join(testFolder(), 'result.csv')
  const args = sendTable(smsc.port, file, '--text', 'Hi', '--result', result)
  const first = startCli([...args, '--rate', '100', '--json'], env)
  await first.line(/"row":20,/)
  first.child.kill('SIGINT')
  const { code, lines } = await first.ended
  expect(code).toBe(1)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ kind: 'summary', complete: false, in_doubt: 0 })
  expect(resultOf(result)).toHaveLength(to.length)

  expect((await runHere(args, { env })).stderr).toContain('is already there')
  const next = await scriptedSmsc(answer)
  const second = await runHere(sendTable(next.port, file, '--text', 'Hi', '--result', result, '--resume'), {
    env,
  })
  expect(second.code).toBe(0)
  expect(to).toHaveLength(300)
  expect(new Set(to).size).toBe(300)
  expect(new Set(resultOf(result).map((row) => row['smpp_row'])).size).toBe(300)
})

test('after kill -9 what had left without an answer is in doubt, and is sent again when asked', async () => {
  const { answer, to } = accepting((count) => (count < 50 ? 0 : null))
  const smsc = await scriptedSmsc(answer)
  const file = fileOf('many.csv', csvOf(many))
  const result = join(testFolder(), 'result.csv')
  const args = (port: number, ...more: string[]) =>
    sendTable(port, file, '--text', 'Hi', '--window', '10', '--result', result, '--json', ...more)
  const first = startCli(args(smsc.port), env)
  await first.line(/"row":49,/)
  await expect.poll(() => to.length).toBe(59)
  first.child.kill('SIGKILL')
  await first.ended
  expect(resultOf(result).length).toBeLessThanOrEqual(49)

  const late = accepting()
  const second = await jsonHere<Line>(args((await scriptedSmsc(late.answer)).port, '--resume'), { env })
  const summary = second.at(-1)
  expect(summary).toMatchObject({ ok: false, complete: true })
  const inDoubt = Number(summary?.['in_doubt'])
  expect(inDoubt).toBeGreaterThanOrEqual(10)
  expect([...to, ...late.to].length).toBe(new Set([...to, ...late.to]).size)
  expect(resultOf(result)).toHaveLength(300)

  const again = accepting()
  const third = args((await scriptedSmsc(again.answer)).port, '--resume', '--resend-in-doubt')
  const told = await jsonHere<Line>(third, { env })
  expect(told.at(-1)).toMatchObject({ ok: true, accepted: 300, in_doubt: 0 })
  expect(again.to).toHaveLength(inDoubt)
  expect(told.filter((line) => line['sent_again'] === true)).toHaveLength(inDoubt)
  expect(second.some((line) => line['sent_again'] === true)).toBe(false)
  const rows = resultOf(result)
  expect(new Set(rows.map((row) => row['smpp_row'])).size).toBe(300)
  expect(rows.every((row) => row['smpp_state'] === 'accepted')).toBe(true)
})

test.each<[string, (file: string) => void]>([
  ['appended to', (file) => appendFileSync(file, '\n79990000000')],
  ['cut', (file) => truncateSync(file, 1000)],
  [
    'overwritten by as many octets',
    (file) => writeFileSync(file, readFileSync(file, 'utf8').replaceAll('7916', '7999')),
  ],
  [
    'replaced',
    (file) => {
      writeFileSync(`${file}.new`, readFileSync(file))
      renameSync(`${file}.new`, file)
    },
  ],
  ['removed', (file) => rmSync(file)],
])('sends nothing of a table that is %s after its check', async (_how, change) => {
  const file = fileOf('many.csv', csvOf(many))
  const { answer, to } = accepting()
  const smsc = await scriptedSmsc(answer, {
    bind: () => {
      change(file)
      return 0
    },
  })
  const result = join(testFolder(), 'result.csv')
  const { code, stderr } = await runHere(sendTable(smsc.port, file, '--text', 'Hi', '--result', result), {
    env,
  })
  expect({ code, sent: to.length, rows: resultOf(result).length }).toEqual({ code: 1, sent: 0, rows: 0 })
  expect(stderr).toContain('is no longer what was checked')
})

test('stops with the rows that were read when its table changes on the way', async () => {
  const file = fileOf('many.csv', csvOf(many))
  const { answer, to } = accepting((count) => {
    if (count === 20) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('7916', '7999'))
    return 0
  })
  const smsc = await scriptedSmsc(answer)
  const result = join(testFolder(), 'result.csv')
  const args = sendTable(smsc.port, file, '--text', 'Hi', '--window', '5', '--result', result, '--json')
  const { code, lines } = await runHere(args, { env })
  expect(code).toBe(1)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ in_doubt: 0, error: { code: 'cli.table-changed' } })
  expect(to.every((one) => one.startsWith('7916'))).toBe(true)
  expect(resultOf(result)).toHaveLength(to.length)
})

test('ends soon when interrupted while nothing is answered; what left is in doubt', async () => {
  const { answer, to } = accepting(() => null)
  const smsc = await scriptedSmsc((pdu) => (pdu.command === 'unbind' ? null : answer(pdu)))
  const result = join(testFolder(), 'result.csv')
  const args = ['--text', 'Hi', '--window', '5', '--result', result, '--json']
  const cli = startCli(sendTable(smsc.port, fileOf('many.csv', csvOf(many)), ...args), env)
  await expect.poll(() => to.length).toBe(5)
  const start = performance.now()
  cli.child.kill('SIGTERM')
  const { code, lines } = await cli.ended
  expect(performance.now() - start).toBeLessThan(4000)
  expect(code).toBe(1)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ complete: false, in_doubt: 5 })
  expect(resultOf(result).map((row) => row['smpp_state'])).toEqual(Array(5).fill('in-doubt'))
})

test('does not go on without the note of the rows that left, unless all may be sent again', async () => {
  const { answer, to } = accepting((count) => (count < 50 ? 0 : null))
  const smsc = await scriptedSmsc(answer)
  const file = fileOf('many.csv', csvOf(many))
  const result = join(testFolder(), 'result.csv')
  const args = (port: number, ...more: string[]) =>
    sendTable(port, file, '--text', 'Hi', '--window', '10', '--result', result, '--json', ...more)
  const first = startCli(args(smsc.port), env)
  await expect.poll(() => to.length).toBe(59)
  await expect.poll(() => statSync(result).size).toBeGreaterThan(100)
  first.child.kill('SIGKILL')
  await first.ended
  rmSync(`${result}.sent`)
  const rows = resultOf(result).length

  const next = accepting()
  const { port } = await scriptedSmsc(next.answer)
  const refused = await runHere(args(port, '--resume'), { env })
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('result.csv.sent is missing')
  expect(next.to).toEqual([])
  const told = await jsonHere<Line>(args(port, '--resume', '--resend-in-doubt'), { env })
  expect(next.to).toHaveLength(300 - rows)
  expect(told.filter((line) => line['sent_again'] === true)).toHaveLength(300 - rows)
})

test.each([
  [['--text', 'Hi {{nobody}}'], 'The table has no column nobody.'],
  [['--text', 'Hi', '--resume'], '--resume'],
  [['--text', 'Hi', '--to', '7916'], '--to'],
  [['--text', 'Hi', '--wait-receipt'], '--wait-receipt and --csv exclude each other'],
  [['--text', 'Hi', '--reconnect', '--in-doubt', 'repeat'], '--in-doubt repeat and --csv exclude each other'],
  [['--text', 'Hi', '--text-column', 'name'], '--text-column'],
  [['--text', 'Hi', '--result', 'nowhere.csv', '--resume'], 'There is no result nowhere.csv'],
])('refuses %j before anybody is called', async (args, said) => {
  const { code, stderr } = await runHere(sendTable(9, fileOf('a.csv', csvOf(people)), ...args), { env })
  expect(code).toBe(2)
  expect(stderr).toContain(said)
})

test('refuses a result of another table', async () => {
  const result = fileOf('result.csv', 'a,b\n1,2\n')
  const args = ['--text', 'Hi', '--result', result, '--resume']
  const { code, stderr } = await runHere(sendTable(9, fileOf('a.csv', csvOf(people)), ...args), { env })
  expect(code).toBe(2)
  expect(stderr).toContain('is not a result of this table')
  expect(readFileSync(result, 'utf8')).toBe('a,b\n1,2\n')
})
