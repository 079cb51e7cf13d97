import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { sameOctets, toHex } from '../../../shared/smpp/hex.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { HexView } from '../../parts/hex-view.tsx'
import { octetMarks, useOctetLink } from '../../parts/octet-link.ts'
import { PduTree } from '../../parts/pdu-tree.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'

interface PduPreviewProps {
  readonly bytes: Uint8Array
  readonly number: number
  readonly interfaceVersion: number
  readonly profileId: string | null
}

function isShownAlike(one: PduPreviewProps, other: PduPreviewProps): boolean {
  return (
    one.number === other.number &&
    one.interfaceVersion === other.interfaceVersion &&
    one.profileId === other.profileId &&
    sameOctets(one.bytes, other.bytes)
  )
}

/** The PDU of one part, octet for octet as it will go out, but for its sequence_number. */
export const PduPreview = memo(function PduPreview({
  bytes,
  number,
  interfaceVersion,
  profileId,
}: PduPreviewProps) {
  const { t } = useTranslation('composer')
  const catalogue = useCatalogue()
  const [hasOctets, setHasOctets] = useState(false)
  const inspection = useMemo(
    () => inspectPdu(bytes, { ...inspectOptionsOf(catalogue, profileId), interfaceVersion }),
    [catalogue, bytes, interfaceVersion, profileId],
  )
  const link = useOctetLink(inspection.spans, number)
  return (
    <section className="pdu-preview" aria-label={t('pdu.title')}>
      <header className="pdu-head">
        <h3>{t('pdu.title')}</h3>
        <span className="dim">{t('pdu.about', { number, count: bytes.length })}</span>
        <span className="pdu-actions">
          <button
            type="button"
            className="link-button"
            aria-expanded={hasOctets}
            onClick={() => setHasOctets(!hasOctets)}
          >
            {hasOctets ? t('pdu.hideOctets') : t('pdu.showOctets')}
          </button>
          <CopyValue value={toHex(bytes)} className="link-button">
            {t('pdu.copyHex')}
          </CopyValue>
        </span>
      </header>
      <PduTree
        spans={inspection.spans}
        notes={inspection.notes}
        profileId={profileId}
        label={t('pdu.title')}
        {...link.tree}
      />
      {hasOctets && (
        <div className="pdu-octets">
          <HexView bytes={bytes} marks={octetMarks(inspection.spans)} {...link.hex} />
        </div>
      )}
      <p className="dim pdu-foot">{t('pdu.sequence')}</p>
    </section>
  )
}, isShownAlike)
