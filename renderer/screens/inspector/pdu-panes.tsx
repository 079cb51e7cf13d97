import { type ReactNode, useMemo } from 'react'
import { type Inspection, inspectPdu, type Span } from '../../../shared/inspect/inspect.ts'
import { readingOf } from '../../../shared/profiles/inspect-options.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import type { Place } from '../../parts/grid/grid-menu.ts'
import { HexView } from '../../parts/hex-view.tsx'
import { octetMarks, useOctetLink } from '../../parts/octet-link.ts'
import { PduTree } from '../../parts/pdu-tree.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import type { CapturedPdu } from '../../stores/pdu-store.ts'

interface PduPanesProps {
  /** Names what is remembered of the split. */
  readonly id: string
  readonly pdu: CapturedPdu
  /** What is lit ends with another of these. */
  readonly linkKey: string | number
  readonly onMenu?: (span: Span, place: Place) => void
  readonly matched?: ReadonlySet<number>
  /** Shown under the tree. */
  readonly reading?: (inspection: Inspection) => ReactNode
}

/** The fields of a captured PDU beside its octets, each lighting up in the other. */
export function PduPanes({ id, pdu: { row, hex }, linkKey, reading, ...tree }: PduPanesProps) {
  const catalogue = useCatalogue()
  const bytes = useMemo(() => fromHex(hex) ?? new Uint8Array(), [hex])
  const inspection = useMemo(() => inspectPdu(bytes, readingOf(catalogue, row)), [catalogue, bytes, row])
  const marks = useMemo(() => octetMarks(inspection.spans), [inspection])
  const link = useOctetLink(inspection.spans, linkKey)
  return (
    <SplitPanes
      id={id}
      orientation="horizontal"
      firstSize={46}
      firstMin="300px"
      secondMin="260px"
      first={
        <PduTree
          key={linkKey}
          spans={inspection.spans}
          notes={inspection.notes}
          profileId={row.profileId}
          {...tree}
          {...link.tree}
        >
          {reading?.(inspection)}
        </PduTree>
      }
      second={<HexView bytes={bytes} marks={marks} {...link.hex} />}
    />
  )
}
