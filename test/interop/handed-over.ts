import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { readCaptureSource } from '../../electron/cli/capture/read-capture-file.ts'
import { captureForms } from '../../electron/export/capture-forms.ts'
import { captureRowJson } from '../../shared/json/capture-json.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { catalogue } from '../support/catalogue.ts'
import { testFolder } from '../support/temporary-folder.ts'
import { complaintsOfTshark, ownRows, rowsOfTshark } from './tshark-rows.ts'

const forms = ['pcapng', 'pcap', 'jsonl'] as const

/** Every PDU of a file as `capture query` reads it, in the order of the file. */
async function opened(file: string): Promise<CapturedRow[]> {
  const rows: CapturedRow[] = []
  const problems: string[] = []
  await readCaptureSource(
    file,
    { catalogue: () => catalogue },
    {
      row: (row) => rows.push({ ...row, octets: row.octets.slice() }),
      problem: ({ code }) => problems.push(code),
      piece: async () => true,
    },
  )
  expect(problems, file).toEqual([])
  return rows
}

/** As `capture query --json` prints it; the frames are made anew when PDUs are written as packets. */
function told(rows: readonly CapturedRow[], keepsFrames: boolean): object[] {
  return rows.map((row) => captureRowJson(keepsFrames ? row : { ...row, frames: [] }, {}, 'en'))
}

/**
 * What is written of a recording is to tshark and to us what the recording was: open(export(x)) is x. That the recording
 * itself is to us what it is to tshark is the caller's to compare.
 */
export async function compareHandedOver(recorded: string, port: number): Promise<void> {
  const folder = testFolder()
  const before = await opened(recorded)
  expect(before.length).toBeGreaterThan(6)
  const rows = ownRows(readFileSync(recorded))
  for (const ending of forms) {
    const { head, row: write, tail } = captureForms[ending]('en')
    const pieces = [head, ...before.map((row) => write(row, {})), tail].map((piece) =>
      Buffer.from(piece as Uint8Array),
    )
    const file = join(folder, `written.${ending}`)
    writeFileSync(file, Buffer.concat(pieces))
    const keepsFrames = ending === 'jsonl'
    expect(told(await opened(file), keepsFrames), ending).toEqual(told(before, keepsFrames))
    if (ending === 'jsonl') continue
    expect(await rowsOfTshark(file, port), ending).toEqual(rows)
    expect(ownRows(readFileSync(file)), ending).toEqual(rows)
    expect(await complaintsOfTshark(file, port), ending).toBe('')
  }
}
