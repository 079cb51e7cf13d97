import { useTranslation } from 'react-i18next'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import type { MessageMethod } from '../../../shared/text/message-options.ts'
import { wapPushPorts } from '../../../shared/text/wap-tokens.ts'
import { ChoiceField } from '../pdu-form/choice-field.tsx'
import { OctetField } from '../pdu-form/octet-field.tsx'
import { useChangeIntent } from './draft-holder.ts'

type Ports = NonNullable<SendIntent['ports']>

/** Free for applications (TS 23.040 9.2.3.24.3 and .4). */
const usualPorts = {
  8: { destination: 240, source: 240 },
  16: { destination: 16_000, source: 16_000 },
} as const
const maxPorts = { 8: 255, 16: 65_535 } as const

/** Application ports in the header; a WAP push has its own until others are given. */
export function PortFields({
  ports,
  isPush,
  method,
}: {
  ports: Ports | null
  isPush: boolean
  method: MessageMethod
}) {
  const { t } = useTranslation('messageKinds')
  const changeIntent = useChangeIntent()
  const none = isPush ? `${wapPushPorts.destination} / ${wapPushPorts.source}` : t('ports.none')
  const choose = (value: string) => {
    const width = value === '8' ? 8 : value === '16' ? 16 : null
    changeIntent({ ports: width === null ? null : { ...usualPorts[width], width } })
  }
  return (
    <>
      <ChoiceField
        label={t('ports.label')}
        value={ports === null ? 'none' : String(ports.width)}
        onChange={choose}
        choices={[
          { value: 'none', label: none },
          {
            value: '16',
            label: t('ports.wide'),
            hint: t(method === 'sar' ? 'ports.hintSar' : 'ports.hint16'),
          },
          {
            value: '8',
            label: t('ports.narrow'),
            hint: t(method === 'sar' ? 'ports.hintSar' : 'ports.hint8'),
          },
        ]}
      />
      {ports !== null && (
        <>
          <OctetField
            label={t('ports.destination')}
            value={ports.destination}
            max={maxPorts[ports.width]}
            isDecimal
            onChange={(value) => changeIntent({ ports: { ...ports, destination: value ?? 0 } })}
          />
          <OctetField
            label={t('ports.source')}
            value={ports.source}
            max={maxPorts[ports.width]}
            isDecimal
            onChange={(value) => changeIntent({ ports: { ...ports, source: value ?? 0 } })}
          />
        </>
      )}
    </>
  )
}
