import { useMemo } from 'react'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { HexView } from '../../parts/hex-view.tsx'
import { octetMarks, useOctetLink } from '../../parts/octet-link.ts'
import { PduTree } from '../../parts/pdu-tree.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'

/** A pasted PDU, field by field beside its octets. */
export function PastedOctets({ octets, profileId }: { octets: Uint8Array; profileId: string | null }) {
  const catalogue = useCatalogue()
  const { spans, notes } = useMemo(
    () => inspectPdu(octets, inspectOptionsOf(catalogue, profileId)),
    [catalogue, octets, profileId],
  )
  const link = useOctetLink(spans, 'pasted')
  return (
    <div className="explain-pdu">
      <PduTree spans={spans} notes={notes} profileId={profileId} {...link.tree} />
      <HexView bytes={octets} marks={octetMarks(spans)} {...link.hex} />
    </div>
  )
}
