import type { Inspection, Span } from '../inspect/inspection.ts'

/** One field of a PDU as it is compared: a leaf of the tree, a TLV, an element of a UDH. */
export interface ComparedField {
  /** Without the command: 'sequence_number', 'source_addr', 'tlv.message_state', 'short_message.udh.concatenation-8'. */
  readonly name: string
  readonly path: string
  /** As in the decoded PDU; null for octets that are no single value. */
  readonly value: string | number | null
  /** Octets of the PDU; an empty range for what is derived of several. */
  readonly start: number
  readonly end: number
}

/** The fields of a PDU in wire order. A TLV stands for its tag, length and value, unless a message is inside. */
export function comparedFields({ spans, pdu }: Inspection): ComparedField[] {
  const fields: ComparedField[] = []
  let whole: string | null = null
  for (const span of spans) {
    if (whole !== null && span.path.startsWith(whole)) continue
    whole = null
    if (isTag(span)) continue
    if (span.kind === 'group') {
      if (span.value === null) continue
      whole = `${span.path}.`
    }
    fields.push({
      name: fieldName(span.path, pdu.command),
      path: span.path,
      value: span.value,
      start: isLength(span) ? span.start - tagOctets : span.start,
      end: span.end,
    })
  }
  return fields
}

const tagOctets = 2

/** Of a TLV whose message is compared by its own parts: the length stands for the tag before it as well. */
function isTag({ kind, path }: Span): boolean {
  return kind === 'tlv' && path.endsWith('.tag')
}

function isLength({ kind, path }: Span): boolean {
  return kind === 'tlv' && path.endsWith('.length')
}

function fieldName(path: string, command: string | null): string {
  if (path.startsWith('header.')) return path.slice(7)
  if (path.startsWith('tlvs.')) return `tlv.${path.slice(5).replace(/\.value(?=\.|$)/, '')}`
  return command !== null && path.startsWith(`${command}.`) ? path.slice(command.length + 1) : path
}
