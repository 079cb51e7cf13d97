import { type ReactNode, useMemo } from 'react'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { HexView } from '../../parts/hex-view.tsx'
import { octetMarks, useOctetLink } from '../../parts/octet-link.ts'
import { withOwnLength } from '../../parts/own-length.ts'
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
  const inspection = useMemo(
    () => inspectPdu(bytes, { ...inspectOptionsOf(catalogue, profileId), interfaceVersion }),
    [catalogue, bytes, interfaceVersion, profileId],
  )
  const spans = useMemo(() => withOwnLength(inspection.spans, bytes), [inspection, bytes])
  const link = useOctetLink(inspection.spans, label)
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
      <PduTree spans={spans} notes={inspection.notes} profileId={profileId} label={label} {...link.tree} />
      {hasOctets && (
        <div className="op-hex" style={{ height: lines * lineHeight + 18 }}>
          <HexView bytes={bytes} marks={octetMarks(inspection.spans)} {...link.hex} />
        </div>
      )}
    </section>
  )
}
