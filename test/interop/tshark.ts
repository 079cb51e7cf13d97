import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SentOctets, writePcap } from '../support/pcap-writer.ts'
import { testFolder } from '../support/temporary-folder.ts'

/** Throws with the package to install when tshark is not there. */
export function requireTshark(): void {
  try {
    execFileSync('tshark', ['--version'], { stdio: 'ignore' })
  } catch (error) {
    throw new Error('tshark is not installed (Debian: tshark)', { cause: error })
  }
}

/** What tshark shows of one field: text, several of a name, or the fields inside. */
export type Shown = string | readonly Shown[] | { readonly [name: string]: Shown }

export interface Dissection {
  /** By field name, without the 'smpp.' before it. */
  readonly fields: Readonly<Record<string, Shown>>
  /** What tshark complains of; empty when it is content. */
  readonly complaints: readonly string[]
}

const port = 2775

/** Each entry, one whole PDU, as tshark reads it from a capture of the connection. */
export function dissect(sent: readonly SentOctets[]): Dissection[] {
  const file = join(testFolder(), 'session.pcap')
  writeFileSync(file, writePcap(sent, port))
  // Checksums are ours as well; a stamp in the zone of the machine could not be read back.
  const options = [
    '-d',
    `tcp.port==${port},smpp`,
    '-o',
    'tcp.check_checksum:TRUE',
    '-o',
    'ip.check_checksum:TRUE',
  ]
  const output = execFileSync(
    'tshark',
    ['-r', file, ...options, '-Y', 'smpp or tcp.len > 0', '-T', 'json', '--no-duplicate-keys'],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, TZ: 'UTC' }, maxBuffer: 1 << 28 },
  )
  const packets: { _source: { layers: Record<string, Record<string, Shown>> } }[] = JSON.parse(
    output.toString(),
  )
  return packets.map(({ _source: { layers } }) => ({
    fields: Object.fromEntries(
      Object.entries(layers['smpp'] ?? {}).map(([name, shown]) => [name.replace('smpp.', ''), shown]),
    ),
    complaints: complaintsOf(layers),
  }))
}

/** Expert infos above the level of chat, and dissection that gave up. */
function complaintsOf(layers: Record<string, Shown>): string[] {
  const complaints: string[] = []
  const look = (name: string, shown: Shown) => {
    if (name.startsWith('_ws.malformed')) complaints.push('malformed')
    if (name === '_ws.expert.message') complaints.push(String(shown))
    else if (typeof shown === 'object') for (const [inner, value] of Object.entries(shown)) look(inner, value)
  }
  for (const [name, shown] of Object.entries(layers)) look(name, shown)
  return complaints
}
