import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromHex } from '../../shared/smpp/hex.ts'
import { writePcap } from '../support/pcap-writer.ts'
import { readVectors } from '../support/read-vectors.ts'
import { type BenchRow, ceilingRow, ratioRow } from './bench-row.ts'

const fileOctets = 200_000_000
/** tshark takes a minute for the whole; a part of it tells its speed. */
const tsharkOctets = 20_000_000
const pdusAtOnce = 20_000
const port = 2775

interface ReadFigures {
  readonly seconds: number
  readonly pdus: number
  readonly residentOctets: number
}

/** A capture of everyday traffic, in connections one after the other, of at least so many octets. */
function makeCapture(file: string, octets: number): void {
  const pdus = readVectors<{ hex: string; command: string | null }>('pdus')
    .filter(({ command }) => command !== null && /^(?:submit|deliver)_sm(?:_resp)?$/.test(command))
    .map(({ hex }) => fromHex(hex))
    .filter((pdu) => pdu !== null)
    .filter((pdu) => pdu.length < 400)
  const handle = openSync(file, 'w')
  let sequence = 1
  for (let written = 0; written < octets; ) {
    const sent = Array.from({ length: pdusAtOnce }, (_none, index) => {
      const pdu = (pdus[index % pdus.length] ?? new Uint8Array(16)).slice()
      new DataView(pdu.buffer).setUint32(12, sequence)
      sequence += 1
      return {
        by: pdu[4] === 0x80 ? ('server' as const) : ('client' as const),
        at: 1_795_000_000_000 + sequence,
        octets: pdu,
      }
    })
    const capture = writePcap(sent, port)
    written += writeSync(handle, written === 0 ? capture : capture.subarray(24))
  }
  closeSync(handle)
}

/** S8 of the bars: a capture of 200 MB read to its PDUs in a process of its own, tshark beside it on the same traffic. */
export async function rows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'))
  try {
    const [large, small] = [join(folder, 'large.pcap'), join(folder, 'small.pcap')]
    makeCapture(large, fileOctets)
    makeCapture(small, tsharkOctets)
    const ours = readIn('pcap-process.ts', large)
    const less = readIn('pcap-process.ts', small)
    const opened = readIn('opened-process.ts', large)
    const openedLess = readIn('opened-process.ts', small)
    const start = performance.now()
    const fields = ['smpp.command_id', 'smpp.command_status', 'smpp.sequence_number'].flatMap((name) => [
      '-e',
      name,
    ])
    execFileSync('tshark', ['-r', small, '-d', `tcp.port==${port},smpp`, '-T', 'fields', ...fields], {
      stdio: 'ignore',
    })
    const tsharkSpeed = statSync(small).size / (performance.now() - start) / 1000
    const speed = statSync(large).size / ours.seconds / 1_000_000
    return [
      ratioRow('S8 pcap of 200 MB to PDUs, MB/s', speed, tsharkSpeed, 20),
      ratioRow('S8 pcap of 200 MB to PDUs, MB/s against 40', speed, 40, 1),
      ceilingRow(
        'S8 resident memory after 200 MB, octets',
        ours.residentOctets,
        less.residentOctets,
        less.residentOctets + 50_000_000,
      ),
      ratioRow(
        'S8 pcap of 200 MB opened beside the live capture, MB/s against 20',
        statSync(large).size / opened.seconds / 1_000_000,
        20,
        1,
      ),
      ceilingRow(
        'S8 most resident memory while 200 MB are opened, octets',
        opened.residentOctets,
        openedLess.residentOctets,
        openedLess.residentOctets + 50_000_000,
      ),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readIn(program: string, file: string): ReadFigures {
  const { stdout } = spawnSync(process.execPath, [join(import.meta.dirname, program), file])
  return JSON.parse(stdout.toString())
}
