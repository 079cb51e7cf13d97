import { useTranslation } from 'react-i18next'
import type { Reading } from '../../shared/explain/recognise.ts'
import type { Inspection } from '../../shared/inspect/inspect.ts'
import { receiptJson } from '../../shared/json/receipt-json.ts'
import { CopyValue } from '../parts/copy-value.tsx'
import { HexView } from '../parts/hex-view.tsx'
import { octetMarks, useOctetLink } from '../parts/octet-link.ts'
import { PduTree } from '../parts/pdu-tree.tsx'
import { openCodes } from '../stores/navigation-store.ts'

/** Meaning of the pasted text, right under it. */
export function PaletteReading({ reading, onDone }: { reading: Reading; onDone: () => void }) {
  const { t } = useTranslation('common')
  switch (reading.kind) {
    case 'pdu':
      return (
        <section className="palette-reading">
          <h2>{t('palette.foundPdu', { count: reading.bytes.length })}</h2>
          <PastedPdu bytes={reading.bytes} inspection={reading.inspection} />
        </section>
      )
    case 'receipt':
      return (
        <section className="palette-reading">
          <h2>{t('palette.foundReceipt')}</h2>
          <dl className="palette-receipt">
            {Object.entries(receiptJson(reading.receipt))
              .filter(([, value]) => typeof value === 'string' || typeof value === 'boolean')
              .map(([name, value]) => (
                <div key={name}>
                  <dt className="mono dim">{name}</dt>
                  <dd>
                    <CopyValue value={String(value)} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      )
    case 'codes':
      return (
        <section className="palette-reading">
          <h2>{t('palette.foundCode')}</h2>
          {reading.candidates.map((candidate) => (
            <button
              key={candidate.id}
              type="button"
              className="plain-button palette-code"
              onClick={() => {
                onDone()
                openCodes({
                  code: candidate.code,
                  ...(candidate.field === null ? {} : { field: candidate.field }),
                  ...(candidate.profile === null ? {} : { profileId: candidate.profile }),
                })
              }}
            >
              <span>
                <b className="strong">{candidate.title}</b>{' '}
                <span className="dim">{candidate.profileName}</span>
              </span>
              <span className="dim">{candidate.meaning}</span>
            </button>
          ))}
        </section>
      )
  }
}

function PastedPdu({ bytes, inspection }: { bytes: Uint8Array; inspection: Inspection }) {
  const link = useOctetLink(inspection.spans, 'pasted')
  return (
    <div className="palette-pdu">
      <PduTree spans={inspection.spans} notes={inspection.notes} {...link.tree} />
      <HexView bytes={bytes} marks={octetMarks(inspection.spans)} {...link.hex} />
    </div>
  )
}
