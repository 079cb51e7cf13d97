import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LoadSummaryJson } from '../../../shared/load/load-json.ts'
import { loadRecordingSchema } from '../../../shared/load/load-recording.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { testFolder } from '../../support/temporary-folder.ts'
import { validJUnit } from '../../support/valid-junit.ts'
import { jsonHere, runHere } from './cli-in-process.ts'
import { startCli } from './cli-process.ts'

const env = { SMPP_PASSWORD: 'demo' }
const parts = 150

async function recordTwo(folder: string): Promise<readonly [string, string]> {
  let answered = 0
  const { port } = await scriptedSmsc((pdu) => {
    if (pdu.command !== 'submit_sm') return { status: 0 }
    answered++
    return { status: answered % 10 === 0 ? 0x58 : 0, fields: { message_id: String(answered) } }
  })
  const files = [join(folder, 'one.json'), join(folder, 'two.json')] as const
  const runs = files.map((file, index) => {
    const message = ['--to', `791${index}{{n:7}}`, '--text', 'x']
    const pace = ['--rate', '200/s', '--count', String(parts), '--record', file]
    return startCli(['load', '--port', String(port), '--system-id', 'demo', ...message, ...pace], env).ended
  })
  expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0])
  expect(answered).toBe(2 * parts)
  return files
}

test('recordings of two processes merge to what one would have found', async () => {
  const folder = testFolder()
  const files = await recordTwo(folder)
  const recordings = files.map((file) => loadRecordingSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
  const [csv, hdr, html, junit] = ['s.csv', 'h.hdr', 'r.html', 'r.xml'].map((name) => join(folder, name))
  const reports = ['--csv', csv ?? '', '--hdr', hdr ?? '', '--html', html ?? '', '--junit', junit ?? '']
  const [merged] = await jsonHere<LoadSummaryJson & { recordings: number }>([
    ...['load', 'merge', ...files, ...reports],
    ...['--fail-if', 'lost > 0', '--fail-if', 'status.ESME_RTHROTTLED.share > 11%'],
  ])
  expect(merged).toMatchObject({
    recordings: 2,
    ok: true,
    sent: 2 * parts,
    planned: 2 * parts,
    binds: 2,
    window: 20,
  })
  expect(merged?.throttled).toBe(parts / 5)
  expect(merged?.status['ESME_RTHROTTLED']).toEqual({ count: parts / 5, share: 0.1 })
  expect(merged?.held_rate).toBeCloseTo(recordings.reduce((sum, { figures }) => sum + figures.held_rate, 0))
  // Percentiles of all parts together, sorted out of the recordings by hand.
  const values = recordings
    .flatMap(({ histograms }) => histograms.response_time.counts)
    .flatMap(([us, count]) => Array<number>(count).fill(us / 1000))
    .toSorted((one, other) => one - other)
  expect(values).toHaveLength(2 * parts)
  for (const [name, share] of [
    ['p50', 0.5],
    ['p90', 0.9],
    ['p99', 0.99],
  ] as const) {
    const exact = values[Math.ceil(share * values.length) - 1] ?? 0
    expect((merged?.response_time[name] ?? 0) / exact).toBeCloseTo(1, 2)
  }
  expect(merged?.response_time.max).toBe(
    Math.max(...recordings.map(({ figures }) => figures.response_time.max ?? 0)),
  )
  const rows = readFileSync(csv ?? '', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const sent = rows.slice(1).reduce((sum, row) => sum + Number(row[2]), 0)
  expect([rows[0]?.[2], sent]).toEqual(['sent', 2 * parts])
  expect(readFileSync(hdr ?? '', 'utf8')).toMatch(new RegExp(`1\\.000000000000 +${2 * parts} +inf`))
  expect(readFileSync(html ?? '', 'utf8')).toContain('status.ESME_RTHROTTLED.share &#62; 11%')
  const xml = readFileSync(junit ?? '', 'utf8')
  expect(validJUnit(xml).map(({ name }) => name)).toEqual([
    'run',
    'lost > 0',
    'status.ESME_RTHROTTLED.share > 11%',
  ])
  expect(xml).toContain('tests="3" failures="0" errors="0"')
})

test('a merge judges by its own thresholds, and refuses what is no recording', async () => {
  const folder = testFolder()
  const [one] = await recordTwo(folder)
  const failed = await runHere(['load', 'merge', one, '--fail-if', 'sent > 100', '--lang', 'en'])
  expect(failed.code).toBe(1)
  expect(failed.stdout).toContain('✗ sent > 100  (150)')
  const other = join(folder, 'other.json')
  writeFileSync(other, '{"kind":"load-recording","version":2}')
  const { code, stderr } = await runHere(['load', 'merge', one, other, '--lang', 'en'])
  expect([code, stderr]).toEqual([2, expect.stringMatching(/other\.json cannot be read: version/)])
})
