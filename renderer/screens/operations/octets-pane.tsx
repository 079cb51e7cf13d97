import { type ReactNode, useMemo, useState } from 'react'
import { type Inspection, inspectPdu, type Span } from '../../../shared/inspect/inspect.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { readUint32 } from '../../../shared/smpp/frame.ts'
import { HexView } from '../../parts/hex-view.tsx'
import { innermostAt, type OctetMark, type OctetRange } from '../../parts/octet-range.ts'
import { PduTree } from '../../parts/pdu-tree.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'

const lineHeight = 21
const maxHexLines = 12

/** One PDU: a heading, its fields, its octets, each lighting up in the other. */
export function OctetsPane({
  bytes,
  title,
  label,
  aside,
  interfaceVersion,
  profileId,
  hasOctets = true,
}: {
  bytes: Uint8Array
  title: ReactNode
  label: string
  aside?: ReactNode
  interfaceVersion: number
  profileId: string | null
  hasOctets?: boolean
}) {
  const catalogue = useCatalogue()
  const [hovered, setHovered] = useState<OctetRange | null>(null)
  const [selected, setSelected] = useState<OctetRange | null>(null)
  const inspection = useMemo(
    () => inspectPdu(bytes, { ...inspectOptionsOf(catalogue, profileId), interfaceVersion }),
    [catalogue, bytes, interfaceVersion, profileId],
  )
  const spans = useMemo(() => withOwnLength(inspection, bytes), [inspection, bytes])
  const leaves = useMemo(() => inspection.spans.filter((span) => span.kind !== 'group'), [inspection])
  const lines = Math.min(maxHexLines, Math.ceil(bytes.length / 16))
  return (
    <section className="op-pdu" aria-label={label}>
      <header className="op-pdu-head">
        {title}
        {aside !== undefined && (
          <>
            <span className="grow" />
            {aside}
          </>
        )}
      </header>
      <PduTree
        spans={spans}
        notes={inspection.notes}
        hovered={hovered}
        selected={selected}
        profileId={profileId}
        onHover={setHovered}
        onSelect={setSelected}
        label={label}
      />
      {hasOctets && (
        <div className="op-hex" style={{ height: lines * lineHeight + 18 }}>
          <HexView
            bytes={bytes}
            marks={marksOf(inspection)}
            highlight={hovered}
            selected={selected}
            onHover={(offset) => setHovered(offset === null ? null : innermostAt(leaves, offset))}
            onSelect={(offset) => setSelected(innermostAt(leaves, offset))}
          />
        </div>
      )}
    </section>
  )
}

/** command_length as it stands in the octets: read on its own, a broken one would be shown as the octets there are. */
function withOwnLength({ spans }: Inspection, bytes: Uint8Array): readonly Span[] {
  if (bytes.length < 4) return spans
  const value = readUint32(bytes, 0)
  return spans.map((span) => (span.path === 'header.command_length' ? { ...span, value } : span))
}

function marksOf({ spans }: Inspection): OctetMark[] {
  return spans.flatMap((span): OctetMark[] =>
    span.kind === 'rest'
      ? [{ ...span, tone: 'bad' }]
      : span.kind === 'udh' || span.kind === 'text' || span.kind === 'tlv'
        ? [{ ...span, tone: span.kind }]
        : [],
  )
}
