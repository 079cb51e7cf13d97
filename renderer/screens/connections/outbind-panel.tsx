import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import type { CardProps } from './card-props.ts'
import { DraftNumber, DraftText } from './draft-field.tsx'
import { LoudWarning } from './loud-warning.tsx'
import { SecretField } from './secret-field.tsx'

/** The switch for an SMSC that makes the connection, and the proof of its identity. */
export function OutbindPanel(card: CardProps) {
  const { t } = useTranslation('connections')
  const { draft, oddities, onChange } = card
  const { outbind, bindMode } = draft
  const reachable = outbind.enabled ? oddities['outbind.host'] : undefined
  const turn = (enabled: boolean) => {
    // A pair and a transmitter cannot answer an outbind.
    const isFit = bindMode === 'receiver' || bindMode === 'transceiver'
    onChange({ outbind: { ...outbind, enabled }, ...(enabled && !isFit ? { bindMode: 'receiver' } : {}) })
  }
  return (
    <div className={reachable === undefined ? 'conn-tls' : 'conn-tls is-loud'}>
      <FormControlLabel
        control={<Switch checked={outbind.enabled} onChange={(_event, enabled) => turn(enabled)} />}
        label={t('outbind.on')}
      />
      {outbind.enabled && (
        <>
          <p className="dim conn-note">{t('outbind.about')}</p>
          <LoudWarning oddity={reachable} />
          <div className="conn-grid">
            <ListenFields {...card} />
            <PeerProof {...card} />
          </div>
        </>
      )}
    </div>
  )
}

/** Where the SMSC's connection is waited for. */
function ListenFields({ draft: { outbind }, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
  const change = (part: Partial<ConnectionDraft['outbind']>) => onChange({ outbind: { ...outbind, ...part } })
  return (
    <>
      <DraftText
        {...card}
        path="outbind.host"
        label={t('outbind.host')}
        help={t('outbind.hostHelp')}
        isMono
        value={outbind.host}
        placeholder="127.0.0.1"
        onChange={(host) => change({ host: host.trim() })}
      />
      <DraftNumber
        {...card}
        path="outbind.port"
        label={t('outbind.port')}
        value={outbind.port}
        onChange={(port) => change({ port })}
      />
    </>
  )
}

/** Values that its outbind must state to be answered. */
function PeerProof({ draft: { outbind }, saved, outbindPassword, onChange, ...card }: CardProps) {
  const { t } = useTranslation('connections')
  return (
    <>
      <DraftText
        {...card}
        path="outbind.systemId"
        label={t('outbind.systemId')}
        wire="system_id"
        help={t('outbind.systemIdHelp')}
        isMono
        value={outbind.systemId}
        placeholder={t('outbind.any')}
        onChange={(systemId) => onChange({ outbind: { ...outbind, systemId } })}
      />
      <SecretField
        label={t('outbind.password')}
        help={t('outbind.passwordHelp')}
        isStored={saved?.hasOutbindPassword === true}
        storedHint={t('outbind.passwordStored')}
        noneHint={t('outbind.passwordNone')}
        value={outbindPassword}
        onChange={card.onOutbindPassword}
      />
    </>
  )
}
