import { heldBackTable } from '../../../shared/answering/held-back-table.ts'
import type { AnswerEntry } from '../../../shared/contract/answering.ts'
import { faultText } from '../../../shared/faults/fault.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language, Words } from '../../../shared/words/words.ts'
import type { SentReply } from '../../answering/listening-responder.ts'

/** What a rule did, as a line of `listen`. */
export interface ShownAnswer {
  readonly at: number
  readonly kind: AnswerEntry['kind']
  /** From 0. */
  readonly rule: number
  readonly name: string
  readonly from: string
  readonly to: string
  readonly text: string
  /** Code, and a sentence in the reader's language. */
  readonly reason: string | null
  readonly words: string | null
  /** Of the reply's parts, or of what was acknowledged; null: left unanswered. */
  readonly statuses: readonly (number | null)[]
  readonly messageIds: readonly string[]
}

const kinds: Readonly<Record<AnswerEntry['kind'], Words>> = {
  replied: { en: 'replied', ru: 'ответ отправлен' },
  'held-back': { en: 'held back', ru: 'без ответа' },
  stopped: { en: 'STOPPED', ru: 'ОСТАНОВЛЕНО' },
  acknowledged: { en: 'acknowledged', ru: 'подтверждено' },
}

export function shownEntry(entry: AnswerEntry, language: Language): ShownAnswer {
  const { at, kind, rule, ruleName: name, from, to, text, reason, fault, status } = entry
  const words =
    fault === null
      ? reason && heldBackTable[reason][language]
      : faultText({ code: fault.code, detail: fault.detail }, language).what
  const statuses = kind === 'acknowledged' ? [status] : []
  return { at, kind, rule, name, from, to, text, reason, words, statuses, messageIds: [] }
}

/** A reply with a part that was not accepted says why; from and to are those of the message it answers. */
export function shownReply({ reply, at, outcomes }: SentReply, language: Language): ShownAnswer {
  const { rule, ruleIndex, intent, received } = reply
  const answers = outcomes.flatMap((one) => (one.kind === 'answered' ? [one.answer] : []))
  const lost = outcomes.find((one) => one.kind !== 'answered')
  return {
    ...{ at, kind: 'replied', rule: ruleIndex, name: rule.name ?? '', ...received },
    text: intent.text,
    reason: lost?.fault.code ?? null,
    words: lost === undefined ? null : faultText(lost.fault, language).what,
    statuses: answers.map(({ commandStatus }) => commandStatus),
    messageIds: answers.flatMap(({ messageId }) => messageId ?? []),
  }
}

export function answerJson(shown: ShownAnswer): string {
  const { at, kind, rule, name, from, to, text, reason, words, statuses, messageIds } = shown
  return jsonLine({
    auto_reply: {
      at: new Date(at).toISOString(),
      kind,
      rule: rule + 1,
      ...{ name, from, to, text, reason, words },
      statuses: statuses.map((status) => (status === null ? null : statusName(status))),
      message_ids: messageIds,
    },
  })
}

export function answerLine(shown: ShownAnswer, language: Language): string {
  const { kind, rule, name, from, to, text, words, statuses, messageIds } = shown
  const title = language === 'ru' ? 'автоответ' : 'auto-reply'
  const unanswered = language === 'ru' ? 'без подтверждения' : 'left unanswered'
  const parts = [
    `${title} ${rule + 1}${name === '' ? '' : ` (${name})`}`,
    `${from} → ${to}`,
    kinds[kind][language],
    ...(text === '' ? [] : [JSON.stringify(text)]),
    ...statuses.map((status) => (status === null ? unanswered : statusName(status))),
    ...messageIds,
    ...(words === null ? [] : [words]),
  ]
  return `${inertText(parts.join('  '))}\n`
}
