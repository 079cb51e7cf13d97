import { useTranslation } from 'react-i18next'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import type { TriggerRule } from '../../../shared/profiles/simulator-triggers.ts'
import { configureSimulator } from '../../stores/simulator-store.ts'
import { ListSetting } from './list-setting.tsx'
import { NumberSetting } from './number-setting.tsx'
import { readDataCodings } from './read-number.ts'
import { TextSetting } from './text-setting.tsx'

/** The word list in the configuration that a rule reads. */
const wordLists = {
  registration: 'unregisteredSenders',
  'forbidden-words': 'forbiddenWords',
  blacklist: 'blacklist',
  tariff: 'noTariffPrefixes',
  'upstream-tariff': 'noUpstreamTariffPrefixes',
  transport: 'transportFailPrefixes',
  route: 'noRoutePrefixes',
} as const satisfies Partial<Record<TriggerRule, keyof SimulatorConfig>>

const longestWord = 200

/** What can be set about one rule, in its row. */
export function RuleSetting({ rule, config }: { rule: TriggerRule; config: SimulatorConfig }) {
  const { t } = useTranslation('simulator')
  const label = t(`settings.${rule}`)
  switch (rule) {
    case 'encoding':
      return (
        <TextSetting
          label={label}
          isLabelHidden
          value={config.acceptedDataCodings.join(', ')}
          problemWith={(typed) => (readDataCodings(typed) === null ? t('listNumber') : undefined)}
          onSet={(typed) => void configureSimulator({ acceptedDataCodings: readDataCodings(typed) ?? [] })}
        />
      )
    case 'text-limit':
      return (
        <NumberSetting
          label={label}
          isLabelHidden
          value={config.textLimitOctets}
          unit={t('units.octets')}
          bounds={{ min: 1, max: 65535, isWhole: true }}
          onSet={(textLimitOctets) => void configureSimulator({ textLimitOctets })}
        />
      )
    case 'repeat':
      return (
        <NumberSetting
          label={label}
          isLabelHidden
          value={config.repeatWindow}
          unit={t('units.seconds')}
          bounds={{ min: 0, max: 86_400 }}
          onSet={(repeatWindow) => void configureSimulator({ repeatWindow })}
        />
      )
    case 'balance':
      return (
        <NumberSetting
          label={label}
          isLabelHidden
          value={config.balance}
          unit={t('units.parts')}
          bounds={{ min: 0, max: 1_000_000_000, isWhole: true }}
          placeholder={t('unlimited')}
          onSet={(balance) => void configureSimulator({ balance })}
          onClear={() => void configureSimulator({ balance: null })}
        />
      )
    default:
      return (
        <ListSetting
          label={label}
          items={config[wordLists[rule]]}
          read={(typed) => readWord(typed)}
          refusal={t('listTooLong')}
          onSet={(items) => void configureSimulator({ [wordLists[rule]]: items })}
        />
      )
  }
}

function readWord(typed: string): string | null {
  const word = typed.trim()
  return word !== '' && word.length <= longestWord ? word : null
}
