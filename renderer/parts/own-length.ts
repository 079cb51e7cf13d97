import type { Span } from '../../shared/inspect/inspect.ts'
import { readUint32 } from '../../shared/smpp/frame.ts'

/** command_length as it stands in the octets: read on its own, a broken one would be shown as the octets there are. */
export function withOwnLength(spans: readonly Span[], bytes: Uint8Array): readonly Span[] {
  if (bytes.length < 4) return spans
  const value = readUint32(bytes, 0)
  return spans.map((span) => (span.path === 'header.command_length' ? { ...span, value } : span))
}
