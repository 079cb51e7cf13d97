import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex } from '../../../shared/smpp/hex.ts'
import type { CommandName } from '../../../shared/smpp/pdu-table.ts'

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../vectors/${name}.json`), 'utf8'))
}

/** A PDU that independent implementations wrote: the same octets by every one of `producers`. */
export interface PduVector {
  readonly id: string
  readonly hex: string
  /** null for command_ids that no specification knows. */
  readonly command: string | null
  readonly producers: readonly string[]
  /** Header and mandatory parameters, octet strings as hex. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly tlvs: readonly { readonly tag: number; readonly hex: string }[]
}

export interface MalformedVector {
  readonly id: string
  readonly hex: string
  readonly outcome: string
  readonly kind: string
  readonly field: string | null
  readonly keepsFraming: boolean
  readonly alsoAccept: readonly string[]
}

/** Written by hand for the 3.3 commands that no producer sends; layouts as in the PDU table. */
const handMade: readonly (Omit<PduVector, 'command' | 'producers' | 'tlvs'> & { command: CommandName })[] = [
  {
    id: 'param_retrieve-hand',
    command: 'param_retrieve',
    hex: '00000017000000220000000000000001' + '73706565645f00',
    fields: {
      command_length: 23,
      command_id: 0x22,
      command_status: 0,
      sequence_number: 1,
      param_name: 'speed_',
    },
  },
  {
    id: 'param_retrieve_resp-hand',
    command: 'param_retrieve_resp',
    hex: '00000014800000220000000000000001' + '31302f00',
    fields: {
      command_length: 20,
      command_id: 0x80000022,
      command_status: 0,
      sequence_number: 1,
      param_value: '10/',
    },
  },
  {
    id: 'query_last_msgs-hand',
    command: 'query_last_msgs',
    hex: '00000018000000230000000000000002' + '0101' + '3434373700' + '05',
    fields: {
      command_length: 24,
      command_id: 0x23,
      command_status: 0,
      sequence_number: 2,
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: '4477',
      num_msgs: 5,
    },
  },
]

export const pduVectors: readonly PduVector[] = [
  ...(read('pdus') as PduVector[]),
  ...handMade.map((vector) => ({ ...vector, producers: ['hand'], tlvs: [] })),
]

export const malformedVectors = read('malformed') as readonly MalformedVector[]

export const streamVectors: readonly { id: string; pdus: string[]; chunks: number[] }[] = read('streams') as {
  id: string
  pdus: string[]
  chunks: number[]
}[]

const octetsById = new Map(pduVectors.map((vector) => [vector.id, octets(vector.hex)]))

export function octets(hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes === null) throw new Error(`not hex: ${hex.slice(0, 40)}`)
  return bytes
}

/** The octets of a stream vector: those of its PDUs, one after the other. */
export function streamOctets(stream: { readonly pdus: readonly string[] }): Uint8Array {
  const parts = stream.pdus.map((id) => octetsById.get(id) ?? octets('zz'))
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
