import type { TFunction } from 'i18next'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { retryLabel, whoLabels } from '../../../shared/explain/labels.ts'
import { ownersText } from '../../../shared/explain/meanings.ts'
import { bodyFaultText, noteText } from '../../../shared/inspect/note-table.ts'
import { type ExplainedCode, explainCodes, receiptOfPdu } from '../../../shared/paste/explain-item.ts'
import { tlvSpans, udhSpans } from '../../../shared/paste/loose-spans.ts'
import { maskedLines } from '../../../shared/paste/mask-paste.ts'
import { pasteProblemText } from '../../../shared/paste/paste-problem-table.ts'
import type { PastedItem, PasteReading } from '../../../shared/paste/pasted-item.ts'
import { type Catalogue, isProvider } from '../../../shared/profiles/catalogue.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import type { Receipt } from '../../../shared/receipts/parse-receipt.ts'
import { readingLabels } from '../../../shared/text/text-readings.ts'
import type { Language } from '../../../shared/words/words.ts'
import { itemLine, itemTitle, linesText, placeText } from '../../parts/pasted/item-words.ts'
import { shownPdu } from '../../parts/pasted/shown-pdu.ts'
import { fieldLines, octetLines } from '../../parts/pdu-lines.ts'
import { receiptRows } from '../../parts/reading/receipt-rows.ts'
import { isAnswer, splitCandidates } from './split-candidates.ts'
import { timeRows } from './time-rows.ts'

/** For whom an answer is written, and what it was pasted as. */
export interface AnswerContext {
  readonly catalogue: Catalogue
  readonly language: Language
  readonly profileId: string | null
  readonly t: TFunction<'explain'>
  readonly showsPassword: boolean
  /** The paste; null when it was a file without text. */
  readonly text: string | null
}

/** Meanings by others at most. */
const mostOthers = 6

/** What an item is and what its codes mean, for reading. */
export function answerText(item: PastedItem, context: AnswerContext): string {
  const { catalogue, language, profileId, t } = context
  const head = [itemTitle(item, t), item.style, placeText(item, t)].filter((part) => part !== '').join(' · ')
  const codes = explainCodes(item, { catalogue, language, profileId: profileId ?? undefined })
  const line = itemLine(item, language, t)
  return [head, ...(line === '' ? [] : [line]), ...codes.flatMap((code) => codeLines(code, context))].join(
    '\n',
  )
}

/** The same with the lines that it was read from, its fields and its octets. */
export function ticketOfItem(item: PastedItem, context: AnswerContext): string {
  const { t, text } = context
  const pasted = text === null ? [] : maskedLines(text, item).split('\n')
  const parts: readonly (readonly string[])[] = [
    answerText(item, context).split('\n'),
    pasted.length === 0 ? [] : [`${t('pasted')}:`, ...pasted.map((line) => `  | ${line}`)],
    contentLines(item, context),
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n')
}

/** The whole paste: whose codes, each item, what is wrong with the paste, what was not read. */
export function ticketOfPaste({ items, unread, problems }: PasteReading, context: AnswerContext): string {
  const { catalogue, language, profileId, t } = context
  const provider = profileId === null ? t('noProfile') : catalogue.name(profileId, language)
  return [
    `${t('profile')}: ${provider}`,
    ...items.map((item) => ticketOfItem(item, context)),
    ...problems.map((problem) => `! ${pasteProblemText(problem, language)}`),
    ...unread.map(({ lines }) => `${t('unread')}: ${linesText(lines, t)}`),
  ].join('\n\n')
}

function codeLines({ code, field, candidates }: ExplainedCode, context: AnswerContext): string[] {
  const { catalogue, language, profileId, t } = context
  const { answer, admitted, others } = splitCandidates(candidates)
  const elsewhere = others
    .slice(0, mostOthers)
    .map((meaning) => `  - ${ownersText(meaning)}: ${meaning.lead.title}`)
  return [
    `${[field, code].filter((part) => part !== null).join(' ')}:`,
    ...(answer === null
      ? [
          `  ${t(isProvider(catalogue, profileId) ? 'notListed' : 'depends')}`,
          ...(admitted === null ? [] : [`  ${admitted.title}: ${admitted.advice}`]),
        ]
      : meaningLines(answer, language, t)),
    ...(elsewhere.length === 0 ? [] : [`  ${t('others')}:`, ...elsewhere]),
  ]
}

function meaningLines(answer: Candidate, language: Language, t: TFunction<'explain'>): string[] {
  const { title, profileName, meaning, causes, next, retry, who, source, url, gateways } = answer
  return [
    `  ${title} (${profileName})`,
    `  ${meaning}`,
    ...(causes.length === 0 ? [] : [`  ${t('causes')}:`, ...causes.map((cause) => `  - ${cause}`)]),
    ...(next.length === 0 ? [] : [`  ${t('next')}:`, ...next.map((step, at) => `  ${at + 1}. ${step}`)]),
    ...(isAnswer(answer)
      ? [`  ${t('retry')}: ${retryLabel(retry, who)[language]} · ${t('who')}: ${whoLabels[who][language]}`]
      : []),
    ...gateways.map(({ gateway, says }) => `  ${gateway}: ${says}`),
    `  ${t('source')}: ${source}${url === null ? '' : `, ${url}`}`,
  ]
}

/** Fields and octets of an item. */
function contentLines(item: PastedItem, context: AnswerContext): string[] {
  const { catalogue, language, profileId, t, showsPassword } = context
  const options = inspectOptionsOf(catalogue, profileId)
  switch (item.kind) {
    case 'pdu': {
      const shown = shownPdu(item.octets, options, showsPassword)
      const { error } = shown.inspection.pdu
      const receipt = receiptOfPdu(shown.inspection.pdu)
      return [
        ...fieldLines(catalogue, shown.spans, language, profileId),
        ...(receipt === null ? [] : receiptLines(receipt, context)),
        ...(error === null ? [] : [`! ${bodyFaultText(error, language).what}`]),
        ...shown.inspection.notes.map((note) => `! ${noteText(note, language).what}`),
        ...octetLines(shown.octets),
      ]
    }
    case 'receipt':
      return receiptLines(item.receipt, context)
    case 'tlv':
      return [
        ...fieldLines(catalogue, tlvSpans(item.octets, options), language, profileId),
        ...octetLines(item.octets),
      ]
    case 'udh':
      return [
        ...fieldLines(catalogue, udhSpans(item.octets, options), language, profileId),
        ...octetLines(item.octets),
      ]
    case 'text': {
      const readings = item.readings.filter(({ isClean }) => isClean)
      return [
        ...readings.map(({ encoding, text }) => `  ${readingLabels[encoding][language]}: «${text}»`),
        ...octetLines(item.octets),
      ]
    }
    case 'time':
      return timeRows(item, language, t).map(({ name, value }) => `  ${name}: ${value}`)
    case 'code':
    case 'capture':
      return []
  }
}

function receiptLines(receipt: Receipt, context: AnswerContext): string[] {
  return receiptRows(receipt, context).map(
    ({ name, value, words }) => `  ${name}: ${value}${words === null ? '' : ` (${words})`}`,
  )
}
