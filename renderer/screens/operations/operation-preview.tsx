import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../../shared/contract/session.ts'
import { type Fault, faultText } from '../../../shared/faults/fault.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { version34 } from '../../../shared/smpp/interface-version.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { editAsOctets, useOperations } from '../../stores/operations-store.ts'
import { spacedHex } from './built-in-recipes.ts'
import { OctetsPane } from './octets-pane.tsx'
import { OperationAnswer } from './operation-answer.tsx'

/** The PDU as it is to be sent, or why it cannot be, under the answer to the one before. */
export function OperationPreview({
  command,
  encoded,
  session,
}: {
  command: string
  encoded: { readonly bytes: Uint8Array } | { readonly fault: Fault }
  session: SessionState | null
}) {
  const { t } = useTranslation('operations')
  const language = useLanguage()
  const sent = useOperations((state) => (state.sent?.command === command ? state.sent : null))
  const interfaceVersion = session?.interfaceVersion ?? version34
  return (
    <div className="pane op-pane op-right">
      {sent !== null && <OperationAnswer sent={sent} interfaceVersion={interfaceVersion} />}
      {'fault' in encoded ? (
        <p className="op-outcome is-bad" role="alert">
          {faultText(encoded.fault.toJSON(), language).what}
        </p>
      ) : (
        <OctetsPane
          bytes={encoded.bytes}
          label={t('preview.title')}
          interfaceVersion={interfaceVersion}
          profileId={session?.profileId ?? null}
          title={
            <>
              <h2>{t('preview.title')}</h2>
              <span className="dim">{t('preview.octets', { count: encoded.bytes.length })}</span>
            </>
          }
          aside={
            <button
              type="button"
              className="link-button"
              onClick={() => editAsOctets(spacedHex(toHex(encoded.bytes)))}
            >
              {t('preview.toRaw')}
            </button>
          }
        />
      )}
    </div>
  )
}
