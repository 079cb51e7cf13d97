import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readAll } from '../support/read-capture.ts'
import { makeCaptures } from './made-captures.ts'
import { requireTshark } from './tshark.ts'
import { pdusOfTshark } from './tshark-pdus.ts'

requireTshark()
const folder = mkdtempSync(join(tmpdir(), 'workbench-captures-'))
afterAll(() => rmSync(folder, { recursive: true }))

for (const { file, isComplete } of makeCaptures(folder)) {
  test(`${basename(file)} has the PDUs that tshark finds`, () => {
    const { pdus, events } = readAll(readFileSync(file))
    const ours = pdus.map(({ line }) => line)
    const theirs = pdusOfTshark(file)
    console.log(basename(file), ours.length, theirs.length, isComplete, JSON.stringify(events).slice(0, 300))
    expect(ours).toEqual(theirs)
  })
}
