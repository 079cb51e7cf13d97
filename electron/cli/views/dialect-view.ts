import type { ReceiptDialect } from '../../../shared/receipts/detect-dialect.ts'
import { idRuleText } from '../../../shared/receipts/id-rules.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

/** The proposed form of a provider's receipts, with what speaks for it. */
export function dialectView(dialect: ReceiptDialect, language: Language): string {
  const isRussian = language === 'ru'
  const rule = dialect.idRule === null ? null : idRuleText(dialect.idRule, language)
  const seen = (of: string): string =>
    dialect.evidence
      .filter((one) => one.of === of)
      .map(({ seen: what, times }) => `${what} × ${times}`)
      .join(', ')
  const rows: readonly (readonly [string, string | null])[] = [
    [isRussian ? 'отчётов' : 'receipts', String(dialect.receipts)],
    ['id', withEvidence(dialect.idForm, seen('id-form'))],
    [isRussian ? 'правило id' : 'id rule', withEvidence(rule, seen('id-rule'))],
    [isRussian ? 'цифр в датах' : 'digits of dates', withEvidence(dialect.dateDigits, seen('dates'))],
    ['stat', dialect.stats.join(', ') || null],
    ['err', withEvidence(dialect.errForm, seen('err'))],
    [isRussian ? 'свои поля' : 'own fields', dialect.fields.join(', ') || null],
    [isRussian ? 'обычные отклонения' : 'usual deviations', dialect.usual.join(', ') || null],
  ]
  const shown = rows.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  const width = Math.max(...shown.map(([name]) => name.length))
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${inertText(value)}\n`).join('')
}

function withEvidence(value: string | number | null, evidence: string): string | null {
  if (value === null) return evidence === '' ? null : evidence
  return evidence === '' ? String(value) : `${value} (${evidence})`
}
