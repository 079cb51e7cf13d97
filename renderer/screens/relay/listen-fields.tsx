import { useTranslation } from 'react-i18next'
import { relaySetupSchema } from '../../../shared/contract/relay.ts'
import { isThisMachine } from '../../../shared/load/load-consent.ts'
import { configureRelay } from '../../stores/relay-store.ts'
import { SetField } from './set-field.tsx'

/** Where it listens: the address of this machine, and the port. */
export function ListenFields({
  host,
  port,
  isDisabled,
}: {
  host: string
  port: number
  isDisabled: boolean
}) {
  const { t } = useTranslation('relay')
  return (
    <>
      <SetField
        label={t('host')}
        help={t('hostHelp')}
        className="relay-host"
        value={host}
        bad={t('badHost')}
        isBad={(text) => !relaySetupSchema.shape.host.safeParse(text).success || /\s/.test(text)}
        isDisabled={isDisabled}
        onSet={(text) => void configureRelay({ host: text })}
      />
      <SetField
        label={t('port')}
        help={t('portHelp')}
        className="relay-port"
        value={String(port)}
        bad={t('badPort')}
        isBad={(text) => !(/^\d{1,5}$/.test(text) && Number(text) <= 65_535)}
        isDisabled={isDisabled}
        onSet={(text) => void configureRelay({ port: Number(text) })}
      />
      {!isThisMachine(host) && (
        <p className="warn relay-open" role="note">
          {t('opensPort')}
        </p>
      )}
    </>
  )
}
