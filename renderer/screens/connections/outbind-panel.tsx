import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useTranslation } from 'react-i18next'
import type { ConnectionDraft } from '../../../shared/contract/connections.ts'
import { FormField } from '../../parts/form-field.tsx'
import { NumberInput } from '../../parts/number-input.tsx'
import { StateDot } from '../../parts/state-pill.tsx'
import { TextInput } from '../../parts/text-input.tsx'
import type { CardProps } from './card-context.ts'
import { oddityText, problemText } from './field-words.ts'
import { SecretField } from './secret-field.tsx'

/** Whether the SMSC makes the connection, and who it must prove to be. */
export function OutbindPanel({
  draft,
  saved,
  outbindPassword,
  problems,
  oddities,
  onChange,
  onOutbindPassword,
}: CardProps) {
  const { t } = useTranslation('connections')
  const { outbind, bindMode } = draft
  const change = (part: Partial<ConnectionDraft['outbind']>) => onChange({ outbind: { ...outbind, ...part } })
  const isOpenToOthers = oddities['outbind.host'] !== undefined
  const turn = (enabled: boolean) => {
    // A pair and a transmitter cannot answer an outbind.
    const isFit = bindMode === 'receiver' || bindMode === 'transceiver'
    onChange({ outbind: { ...outbind, enabled }, ...(enabled && !isFit ? { bindMode: 'receiver' } : {}) })
  }
  return (
    <div className={outbind.enabled && isOpenToOthers ? 'conn-tls is-loud' : 'conn-tls'}>
      <FormControlLabel
        control={<Switch checked={outbind.enabled} onChange={(_event, enabled) => turn(enabled)} />}
        label={t('outbind.on')}
      />
      {outbind.enabled && (
        <>
          <p className="dim conn-note">{t('outbind.about')}</p>
          {isOpenToOthers && (
            <p className="conn-loud" role="alert">
              <StateDot tone="bad" /> {oddityText(oddities['outbind.host'], t)}
            </p>
          )}
          <div className="conn-grid">
            <FormField
              label={t('outbind.host')}
              help={t('outbind.hostHelp')}
              problem={problemText(problems['outbind.host'], t)}
            >
              {(ids) => (
                <TextInput
                  ids={ids}
                  isMono
                  value={outbind.host}
                  placeholder="127.0.0.1"
                  onChange={(host) => change({ host: host.trim() })}
                />
              )}
            </FormField>
            <FormField label={t('outbind.port')} problem={problemText(problems['outbind.port'], t)}>
              {(ids) => <NumberInput ids={ids} value={outbind.port} onChange={(port) => change({ port })} />}
            </FormField>
            <FormField
              label={t('outbind.systemId')}
              wire="system_id"
              help={t('outbind.systemIdHelp')}
              problem={problemText(problems['outbind.systemId'], t)}
            >
              {(ids) => (
                <TextInput
                  ids={ids}
                  isMono
                  value={outbind.systemId}
                  placeholder={t('outbind.any')}
                  onChange={(systemId) => change({ systemId })}
                />
              )}
            </FormField>
            <SecretField
              label={t('outbind.password')}
              help={t('outbind.passwordHelp')}
              isStored={saved?.hasOutbindPassword === true}
              storedHint={t('outbind.passwordStored')}
              noneHint={t('outbind.passwordNone')}
              value={outbindPassword}
              onChange={onOutbindPassword}
            />
          </div>
        </>
      )}
    </div>
  )
}
