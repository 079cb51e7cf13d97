import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { writeExport } from '../../electron/export/export-file.ts'
import { fromHex } from '../../shared/smpp/hex.ts'
import { readAll } from '../support/read-capture.ts'
import { readVectors } from '../support/read-vectors.ts'
import { type Passed, recordedCapture } from '../support/recorded-capture.ts'
import { testFolder } from '../support/temporary-folder.ts'
import { requireTshark } from './tshark.ts'
import { pdusOfTshark } from './tshark-pdus.ts'

beforeAll(requireTshark)

/** PDUs of others as three sessions of ours exchanged them; without broadcasting and the commands of 3.3 that tshark does not know. */
const passed: Passed[] = readVectors<{ hex: string; command: string | null }>('pdus')
  .filter(({ command }) => command !== null && !/broadcast|query_last_msgs|query_msg_details/.test(command))
  .map(({ hex }, index) => {
    const octets = fromHex(hex)!
    const direction = octets[4] === 0x80 ? ('received' as const) : ('sent' as const)
    return { octets, direction, session: `session ${index % 3}` }
  })

test.each([
  ['pcapng', false],
  ['pcapng', true],
  ['pcap', true],
] as const)(
  'tshark reads an exported %s, hidden: %s, to its end without a complaint',
  async (form, isHidden) => {
    const pieces: (string | Uint8Array)[] = []
    const mask = { secrets: true, numbers: isHidden, texts: isHidden }
    const source = {
      capture: recordedCapture(passed),
      unmasked: ({ octets }: { octets: Uint8Array }) => octets,
      inspectOf: () => ({}),
    }
    const sink = {
      isWanted: true,
      add: (octets: string | Uint8Array) => {
        pieces.push(octets)
        return Promise.resolve()
      },
    }
    const order = { form, filter: '', seqs: null, mask, language: 'en', limit: null } as const
    expect(await writeExport(source, order, sink)).toBe(passed.length)
    const file = join(testFolder(), `out.${form}`)
    writeFileSync(file, Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array))))

    const ours = readAll(readFileSync(file))
    expect(ours.events).toEqual([])
    expect(ours.pdus).toHaveLength(passed.length)
    expect(pdusOfTshark(file)).toEqual(
      ours.pdus.map(({ octets, line }, index) => {
        expect(octets.length).toBe(passed[index]?.octets.length)
        return line
      }),
    )
    const checks = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE']
    const complained = 'tcp.analysis.flags or tcp.checksum.status != 1 or ip.checksum.status != 1'
    const told = execFileSync('tshark', ['-r', file, ...checks, '-Y', complained], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    expect(told.toString()).toBe('')
  },
)
