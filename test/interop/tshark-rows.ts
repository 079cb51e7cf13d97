import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { readAll } from '../support/read-capture.ts'
import type { Shown } from './tshark.ts'

type Layer = Readonly<Record<string, Shown>>
type Layers = Readonly<Record<string, Layer | readonly Layer[]>>

async function tshark(...options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('tshark', options, { maxBuffer: 1 << 28 })
  return stdout
}

/** What a capture says of one PDU: who sent it, and what it is. */
function rowText(
  source: string,
  header: readonly (string | number)[],
  addresses: readonly (string | undefined)[],
): string {
  return [source, ...header, ...addresses.map((address) => address ?? '')].join(' ')
}

/**
 * A line for each PDU that tshark finds, in its order: source, command_length, command_id, command_status (of requests,
 * which have none, 0), sequence_number, source_addr, destination_addr.
 */
export async function rowsOfTshark(file: string, port: number): Promise<string[]> {
  const options = ['-d', `tcp.port==${port},smpp`, '-o', 'tcp.reassemble_out_of_order:TRUE', '-Y', 'smpp']
  const output = await tshark('-r', file, ...options, '-T', 'json', '--no-duplicate-keys')
  const packets: { _source: { layers: Layers } }[] = JSON.parse(output)
  return packets.flatMap(({ _source: { layers } }) => {
    const [ip = {}] = [layers['ip'] ?? layers['ipv6'] ?? []].flat()
    const [tcp = {}] = [layers['tcp'] ?? []].flat()
    const source = `${String(ip['ip.src'] ?? ip['ipv6.src'])}:${String(tcp['tcp.srcport'])}`
    return [layers['smpp'] ?? []].flat().map((smpp) => {
      const of = (name: string) => smpp[`smpp.${name}`]
      const number = (name: string) => Number(of(name) ?? 0)
      const text = (name: string) => {
        const shown = of(name)
        return typeof shown === 'string' ? shown : undefined
      }
      return rowText(
        source,
        ['command_length', 'command_id', 'command_status', 'sequence_number'].map(number),
        [text('source_addr'), text('destination_addr')],
      )
    })
  })
}

/** The same lines as we read the file. */
export function ownRows(file: Uint8Array): string[] {
  const { pdus, flows } = readAll(file)
  return pdus.map(({ octets }, index) => {
    const { address = '', port = 0 } = flows[index]?.source ?? {}
    const { length, command_id, command_status, sequence_number, fields } = decodePdu(octets)
    const text = (name: string) => {
      const value = fields[name]
      return typeof value === 'string' ? value : undefined
    }
    return rowText(
      `${address}:${port}`,
      [length, command_id, command_status, sequence_number],
      [text('source_addr'), text('destination_addr')],
    )
  })
}

/** What tshark complains of in a file: checksums, sequence numbers, PDUs that do not read; '' when it is content. */
export async function complaintsOfTshark(file: string, port: number): Promise<string> {
  const checks = [
    '-d',
    `tcp.port==${port},smpp`,
    '-o',
    'tcp.check_checksum:TRUE',
    '-o',
    'ip.check_checksum:TRUE',
  ]
  const complained =
    'tcp.analysis.flags or tcp.checksum.status != 1 or ip.checksum.status != 1 or _ws.malformed or _ws.expert.severity >= 4194304'
  return tshark('-r', file, ...checks, '-Y', complained)
}
