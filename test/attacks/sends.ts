import type { ChildProcess } from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { startBuilt, watched } from '../support/attacked-command.ts'
import { type RememberingSmsc, rememberingSmsc } from '../support/remembering-smsc.ts'
import type { Attack } from './attack.ts'

type Report = (fact: string) => void

const rows = 2000

interface Run {
  readonly smsc: RememberingSmsc
  readonly result: string
  /** Of the rows that left; beside the result. */
  readonly journal: string
  start(...more: string[]): ChildProcess
  records(): string[][]
}

/** A table of 2,000 rows, an SMSC that remembers, and the command that sends one to the other. */
async function withTable(run: (run: Run) => Promise<boolean>, onSubmit?: (count: number) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'))
  const table = join(folder, 'table.csv')
  const result = join(folder, 'result.csv')
  const lines = Array.from({ length: rows }, (_, row) => String(79_160_000_000 + row))
  writeFileSync(table, `to\r\n${lines.join('\r\n')}\r\n`)
  const smsc = await rememberingSmsc(onSubmit)
  const args = ['send', '--csv', table, '--to-column', 'to', '--text', 'Hi', '--result', result, '--json']
  args.push('--port', String(smsc.port), '--system-id', 'demo')
  try {
    return await run({
      ...{ smsc, result, journal: `${result}.sent` },
      start(...more) {
        const child = startBuilt([...args, ...more])
        child.stdout?.resume()
        return child
      },
      records: () => parse(readFileSync(result), { bom: true, relax_column_count: true }),
    })
  } finally {
    await smsc.close()
    rmSync(folder, { recursive: true })
  }
}

/** Two commands go on with the same run at the same moment. */
async function twoAtOnce(report: Report): Promise<boolean> {
  let first: ChildProcess | null = null
  return withTable(
    async ({ smsc, start, records }) => {
      first = start()
      await watched(first).ended(60_000)
      const both = [start('--resume'), start('--resume'), start('--resume')].map(watched)
      const codes = await Promise.all(both.map((one) => one.ended(60_000)))
      const refusals = both.map(({ stderr }) => stderr.trim().split('\n')[0]).filter(Boolean)
      const last = await watched(start('--resume')).ended(60_000)
      const all = records()
      const widths = new Set(all.map(({ length }) => length)).size
      report(`codes ${codes}, then ${last}; ${smsc.received.size} received, ${smsc.twice()} twice`)
      report(`${all.length - 1} rows of ${rows}, widths ${widths}; ${refusals.join(' / ').slice(0, 300)}`)
      return (
        smsc.twice() === 0 && all.length - 1 === rows && widths === 1 && codes.every((code) => code !== null)
      )
    },
    (count) => {
      if (count === 300) first?.kill('SIGKILL')
    },
  )
}

type Damage = readonly [what: string, damage: (run: Run) => void]

const damages: readonly Damage[] = [
  ['FILE.sent cut to half', ({ journal }) => truncateSync(journal, statSync(journal).size >> 1)],
  ['FILE.sent cut by 3 octets', ({ journal }) => truncateSync(journal, statSync(journal).size - 3)],
  ['FILE.sent of 0 octets', ({ journal }) => truncateSync(journal, 0)],
  ['FILE.sent removed', ({ journal }) => rmSync(journal)],
  ['FILE.sent overwritten', ({ journal }) => writeFileSync(journal, '\0'.repeat(statSync(journal).size))],
  ['FILE.sent with octets behind', ({ journal }) => appendFileSync(journal, '\xff\x00\n"\n-1\n1e99\n')],
  ['the result cut by 5 octets', ({ result }) => truncateSync(result, statSync(result).size - 5)],
  ['the result with a torn line behind', ({ result }) => appendFileSync(result, '"7916')],
]

/** kill -9 in the midst of it, damage, --resume: what had left is not sent again. */
async function damagedJournal(report: Report): Promise<boolean> {
  const wrong: string[] = []
  for (const [what, damage] of damages) {
    let child: ChildProcess | null = null
    await withTable(
      async (run) => {
        child = run.start()
        await watched(child).ended(60_000)
        damage(run)
        const resumed = watched(run.start('--resume'))
        const code = await resumed.ended(60_000)
        const twice = run.smsc.twice()
        const isSaid = code !== null && !/\n\s+at /.test(resumed.stderr)
        if (twice > 0 || !isSaid)
          wrong.push(`${what}: ${code}, ${twice} twice, ${resumed.stderr.slice(0, 200)}`)
        return true
      },
      (count) => {
        if (count === 500) child?.kill('SIGKILL')
      },
    )
  }
  report(`${damages.length} damages; not held: ${wrong.join(' ;; ') || 'none'}`)
  return wrong.length === 0
}

/** The machine sleeps for longer than any answer may take, while the answers lie in the socket. */
async function slept(report: Report): Promise<boolean> {
  let child: ChildProcess | null = null
  return withTable(
    async ({ smsc, start, records }) => {
      child = start('--response-timeout', '1', '--window', '50')
      const watch = watched(child)
      while (smsc.received.size < 500) await sleep(5)
      await sleep(4000)
      const atRest = smsc.received.size
      child.kill('SIGCONT')
      const code = await watch.ended(60_000)
      const states = records().map(([, , state]) => state)
      const accepted = states.filter((state) => state === 'accepted').length
      const twice = smsc.twice()
      report(
        `stopped for 4 s with ${atRest} received; code ${code}, ${accepted} accepted of ${rows}, ${twice} twice`,
      )
      report(watch.stderr.trim().slice(0, 200))
      return code === 0 && accepted === rows && twice === 0
    },
    (count) => {
      if (count === 500) child?.kill('SIGSTOP')
    },
  )
}

export const attacks: readonly Attack[] = [
  {
    id: 'X-send-thrice',
    what: 'send --csv is killed, then three commands resume the same run at the same moment',
    expected: 'no row is sent twice, the result has each row once',
    isQuick: true,
    run: twoAtOnce,
  },
  {
    id: 'D-send-journal',
    what: 'send --csv is killed, its journal or its result is damaged, --resume',
    expected: 'no row that left is sent again, errors are sentences',
    isQuick: false,
    run: damagedJournal,
  },
  {
    id: 'T-send-slept',
    what: 'send --csv is stopped for four times its response timeout, with its answers in the socket, and goes on',
    expected: 'every row is accepted, none is given up or sent twice',
    isQuick: true,
    run: slept,
  },
]
