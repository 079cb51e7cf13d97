import { z } from 'zod'
import { Fault } from '../../shared/faults/fault.ts'
import { octetsFromJson } from '../../shared/json/pdu-from-json.ts'
import { type CapturedRow, timeOfIso } from '../../shared/pcap/captured-row.ts'
import { genericNackId, responseBit } from '../../shared/smpp/command-id.ts'
import { headerOctets, readUint32 } from '../../shared/smpp/frame.ts'
import { fromHex } from '../../shared/smpp/hex.ts'
import type { InputLine } from './input-lines.ts'
import { issuesText, jsonOfLine } from './json-line.ts'

const text = z.string().nullable().default(null)
const number = z.number().nullable().default(null)

/** What is read of a line; `hex` or `pdu` has to be there. */
const lineSchema = z.object({
  number: z.number().optional(),
  at: text,
  from: text,
  to: text,
  session: text,
  system_id: text,
  sender: z.enum(['esme', 'smsc']).nullable().default(null),
  frames: z.array(z.number()).default([]),
  request: number,
  latency_ms: number,
  comments: z.array(z.string()).default([]),
  marked: z.boolean().default(false),
  hex: z.string().optional(),
  pdu: z.unknown().optional(),
})

/** Keys that only the output has. */
const printedKeys = new Set(['direction', 'notes', ...Object.keys(lineSchema.shape)])

/** True for a line as `capture query --json` prints it, or of its keys alone; other JSON is of somebody's log. */
export function isOwnLine(line: string): boolean {
  const json = parsed(line)
  if (typeof json !== 'object' || json === null) return false
  if ('gap' in json) return true
  // node-smpp's object has this one, and no `fields`.
  if ('pdu' in json && typeof json.pdu === 'object' && json.pdu !== null)
    return !('command_length' in json.pdu)
  return 'hex' in json && Object.keys(json).every((key) => printedKeys.has(key))
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/**
 * The PDU of a line that `capture query --json` printed, null for a gap; `next` is its number when the line has none.
 * Throws Fault cli.bad-line.
 */
export function rowOfLine(line: InputLine, next: number): CapturedRow | null {
  const json = jsonOfLine(line)
  if (typeof json === 'object' && json !== null && 'gap' in json) return null
  const checked = lineSchema.safeParse(json)
  if (!checked.success) throw badLine(line, issuesText(checked.error))
  const { data } = checked
  const octets = data.hex === undefined ? octetsFromJson(data.pdu) : fromHex(data.hex)
  if (octets === null || octets.length < headerOctets) throw badLine(line, 'hex')
  return {
    number: data.number ?? next,
    at: data.at === null ? null : timeOfIso(data.at),
    from: data.from,
    to: data.to,
    session: data.session,
    systemId: data.system_id,
    sender: data.sender,
    state: null,
    interfaceVersion: null,
    frames: data.frames,
    octets,
    request: data.request,
    requestCommandId: data.request === null ? null : requestOf(octets),
    latency: data.latency_ms === null ? null : Math.round(1000 * data.latency_ms),
    comments: data.comments,
    marked: data.marked,
  }
}

function requestOf(octets: Uint8Array): number | null {
  const commandId = readUint32(octets, 4)
  return commandId === genericNackId ? null : commandId % responseBit
}

function badLine({ number: line }: InputLine, problem: string): Fault {
  return new Fault('cli.bad-line', { line, problem })
}
