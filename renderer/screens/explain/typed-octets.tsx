import type { Note, Span } from '../../../shared/inspect/inspect.ts'
import { HexView } from '../../parts/hex-view.tsx'
import { octetMarks, useOctetLink } from '../../parts/octet-link.ts'
import { PduTree } from '../../parts/pdu-tree.tsx'

/** px; more octets are scrolled to. */
const lineHeight = 21
const mostLines = 12

/** Octets with their fields above, each lighting up in the other. */
export function TypedOctets({
  octets,
  spans,
  notes,
  profileId,
}: {
  octets: Uint8Array
  spans: readonly Span[]
  notes?: readonly Note[]
  profileId: string | null
}) {
  const link = useOctetLink(spans, 'pasted')
  const lines = Math.min(mostLines, Math.ceil(octets.length / 16))
  return (
    <div className="explain-octets">
      {spans.length > 0 && (
        <div className="explain-tree">
          <PduTree
            spans={spans}
            profileId={profileId}
            {...(notes === undefined ? {} : { notes })}
            {...link.tree}
          />
        </div>
      )}
      <div className="explain-hex" style={{ height: lines * lineHeight + 18 }}>
        <HexView bytes={octets} marks={octetMarks(spans)} {...link.hex} />
      </div>
    </div>
  )
}
