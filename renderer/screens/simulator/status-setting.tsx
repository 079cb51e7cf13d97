import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { refusalSchema } from '../../../shared/simulator/status-value.ts'
import { TextSetting } from './text-setting.tsx'

type Refusal = z.infer<typeof refusalSchema>

/** A command_status that refuses, by its name or its number. */
export function StatusSetting({
  label,
  value,
  onSet,
}: {
  label: string
  value: Refusal
  onSet: (status: Refusal) => void
}) {
  const { t } = useTranslation('simulator')
  return (
    <TextSetting
      label={label}
      value={String(value)}
      problemWith={(typed) => (readStatus(typed) === null ? t('accounts.noStatus') : undefined)}
      onSet={(typed) => {
        const status = readStatus(typed)
        if (status !== null) onSet(status)
      }}
    />
  )
}

function readStatus(typed: string): Refusal | null {
  const text = typed.trim()
  const isNumber = /^(0x[0-9a-f]+|\d+)$/i.test(text)
  return refusalSchema.safeParse(isNumber ? Number(text) : text.toUpperCase()).data ?? null
}
