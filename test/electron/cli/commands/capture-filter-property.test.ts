import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PasswordMask } from '../../../../electron/capture/password-mask.ts'
import { compiledFilter } from '../../../../electron/capture/pdu-filter.ts'
import { readCaptureSource } from '../../../../electron/cli/capture/read-capture-file.ts'
import { trafficFileName } from '../../../../electron/storage/open-traffic.ts'
import { trafficMigrations } from '../../../../electron/storage/traffic-schema.ts'
import { FilterSubject } from '../../../../shared/filter/filter-subject.ts'
import type { CapturedRow } from '../../../../shared/pcap/captured-row.ts'
import { catalogue } from '../../../support/catalogue.ts'
import { writePcap } from '../../../support/pcap-writer.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import {
  filters,
  marksOn,
  passedPdus,
  plainly,
  recorded,
  writtenMarks,
} from '../../capture/capture-filters.ts'
import { runHere } from '../cli-in-process.ts'

/** Numbers of the PDUs that `capture query` prints. */
async function queried(...args: readonly string[]): Promise<number[]> {
  const { code, lines } = await runHere(['capture', 'query', ...args, '--json'])
  expect(code).toBe(0)
  return lines.map((line) => JSON.parse(line).number)
}

/** Each PDU of a file by itself, with all of the file known. */
async function plainlyOfFile(file: string, filter: string): Promise<number[]> {
  const rows: CapturedRow[] = []
  const mask = new PasswordMask()
  await readCaptureSource(
    file,
    { catalogue: () => catalogue },
    {
      row: (row) => {
        const masked = mask.mask(row)
        rows.push({ ...masked, octets: masked.octets.slice() })
      },
      problem: () => undefined,
      piece: async () => true,
    },
  )
  const answered = new Set(rows.map(({ request }) => request))
  const { matches } = compiledFilter(filter, (number) => rows[number - 1]?.request ?? null)
  const context = { inspect: {}, isAnswered: (number: number) => answered.has(number) }
  return rows.filter((row) => matches(new FilterSubject(row, context))).map(({ number }) => number)
}

test('capture query --data finds what a plain look at each PDU finds, in order', async () => {
  const folder = testFolder()
  let cases = 0
  await fc.assert(
    fc.asyncProperty(
      ...([passedPdus, filters, fc.integer({ min: 1, max: 30 }), writtenMarks] as const),
      async (passed, filter, blockPdus, written) => {
        cases += 1
        const dataDir = join(folder, String(cases))
        mkdirSync(dataDir)
        const database = new DatabaseSync(join(dataDir, trafficFileName))
        database.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY')
        const marks = marksOn(passed.length, written)
        const { records } = recorded(passed, { inMemory: 1, blockPdus, marks, database })
        database.exec(`PRAGMA user_version = ${trafficMigrations.length}`)
        database.close()
        expect(await queried('--data', dataDir, filter)).toEqual(plainly(records, marks, filter))
      },
    ),
    { numRuns: 60 },
  )
})

test('capture query of a file finds what a plain look at each PDU finds, in order', async () => {
  const file = join(testFolder(), 'any.pcap')
  await fc.assert(
    fc.asyncProperty(passedPdus, filters, async (passed, filter) => {
      const started = Date.now()
      const sent = passed.map(({ at, direction, octets }) => ({
        by: direction === 'sent' ? ('client' as const) : ('server' as const),
        ...{ at: started + at, octets },
      }))
      writeFileSync(file, writePcap(sent, 2775))
      expect(await queried(file, filter)).toEqual(await plainlyOfFile(file, filter))
    }),
    { numRuns: 100 },
  )
})
