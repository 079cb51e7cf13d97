import { useTranslation } from 'react-i18next'
import type { ConditionEditor } from '../../../shared/simulator/condition.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { changeAccount } from '../../stores/simulator-store.ts'
import { ListSetting } from './list-setting.tsx'
import { NumberSetting } from './number-setting.tsx'
import { readDataCodings } from './read-number.ts'
import { TextSetting } from './text-setting.tsx'

const longestWord = 200
const balanceBounds = { min: 0, max: 1_000_000_000, isWhole: true }

/** The value of one condition, edited as its kind is. */
export function ConditionSetting({
  label,
  editor,
  balance,
  onSet,
}: {
  label: string
  editor: ConditionEditor
  balance: number | null
  onSet: (value: number | readonly (number | string)[]) => void
}) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  switch (editor.kind) {
    case 'words':
      return (
        <ListSetting
          label={label}
          items={editor.value}
          read={readWord}
          refusal={t('listTooLong')}
          onSet={onSet}
        />
      )
    case 'octets':
      return (
        <TextSetting
          label={label}
          isLabelHidden
          value={editor.value.join(', ')}
          problemWith={(typed) => (readDataCodings(typed) === null ? t('listNumber') : undefined)}
          onSet={(typed) => onSet(readDataCodings(typed) ?? [])}
        />
      )
    case 'number':
      return (
        <NumberSetting
          label={label}
          isLabelHidden
          value={editor.value}
          unit={editor.unit[language]}
          bounds={editor.bounds}
          onSet={onSet}
        />
      )
    case 'balance':
      return (
        <NumberSetting
          label={label}
          isLabelHidden
          value={balance}
          unit={editor.unit[language]}
          bounds={balanceBounds}
          placeholder={t('unlimited')}
          onSet={(parts) => void changeAccount(0, { balance: parts })}
          onClear={() => void changeAccount(0, { balance: null })}
        />
      )
  }
}

function readWord(typed: string): string | null {
  const word = typed.trim()
  return word !== '' && word.length <= longestWord ? word : null
}
