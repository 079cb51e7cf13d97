import type { Words } from '../words/words.ts'
import { detectDialect, type ReceiptDialect } from './detect-dialect.ts'
import { type DateForm, dateForms, type IdForm, idFormOf, isInDateForm } from './dialect-forms.ts'
import { type IdRule, matchIds } from './id-rules.ts'
import type { Receipt } from './parse-receipt.ts'
import { receiptForm } from './receipt-form.ts'

/** One receipt of the paste: its text, and what was read of it. */
export interface ReceiptSample {
  readonly text: string
  readonly receipt: Receipt
}

/** One way to read, and how many of the samples it fits. */
interface DialectOption<T> {
  readonly value: T
  readonly fits: number
}

/**
 * What is proposed of one question. 'shown': the samples leave nothing else; 'likely': the best of several, or too few
 * samples to be sure; 'open': nothing speaks for a choice.
 */
export interface DialectChoice<T> {
  readonly value: T | null
  readonly certainty: 'shown' | 'likely' | 'open'
  /** Best first. */
  readonly options: readonly DialectOption<T>[]
  /** How many samples say anything about it. */
  readonly of: number
}

/** A receipt beside the message that it belongs to. */
export interface MatchedSample extends ReceiptSample {
  /** message_id of the response, and the rule under which it is the receipt's; null: of none that was given. */
  readonly submitted: string | null
  readonly rule: IdRule | null
}

interface MeasuredFact<T> {
  readonly value: T
  readonly source: 'measured'
  readonly note: Words
}

/** What the samples add to a provider's profile, in the form of its file. */
export interface DialectPart {
  readonly sources: {
    readonly measured: {
      readonly title: Words
      readonly url: null
      readonly read: string
      readonly by: 'measurement'
    }
  }
  readonly messageId: {
    readonly inResponse: MeasuredFact<IdForm> | null
    readonly inReceipt: MeasuredFact<IdForm> | null
  }
  readonly receipt: {
    readonly format: MeasuredFact<string> | null
    readonly dates: MeasuredFact<readonly DateForm[]> | null
  }
}

/** Everything that the dialect editor shows. */
export interface DialectProposal {
  readonly samples: readonly MatchedSample[]
  /** message_ids of responses that no receipt has. */
  readonly unmatched: readonly string[]
  readonly idInResponse: DialectChoice<IdForm>
  readonly idInReceipt: DialectChoice<IdForm>
  readonly idRule: DialectChoice<IdRule>
  readonly dates: DialectChoice<DateForm>
  /** The receipt with its values as signs: `id:XXXX submit date:YYMMDDhhmm stat:SSSSSSS`. */
  readonly format: DialectChoice<string>
  readonly dialect: ReceiptDialect
  /** null while nothing is shown or likely. */
  readonly part: DialectPart | null
}

/** More are not compared: a rule shows in a few. */
const mostSamples = 200
/** A single pair may fit by chance. */
const enough = 2

/**
 * The dialect that receipts speak for, with the evidence, and the part of a profile to save. Never throws; texts that
 * are no receipts are left out.
 * @param submittedIds message_ids of the responses; empty where they are not known, and then the rule stays open.
 * @param today `YYYY-MM-DD`, under which the facts are kept.
 */
export function proposeDialect(
  given: readonly ReceiptSample[],
  submittedIds: readonly string[],
  today: string,
): DialectProposal {
  const receipts = given.filter(({ receipt }) => receipt.isReceipt).slice(0, mostSamples)
  const ids = [...new Set(submittedIds.map((id) => id.trim()).filter((id) => id !== ''))].slice(
    0,
    mostSamples,
  )
  const samples = receipts.map((sample) => matched(sample, ids))
  const found = new Set(samples.map(({ submitted }) => submitted))
  const idRule = ruleChoice(samples, ids.length > 0)
  const dates = datesChoice(receipts.flatMap(({ receipt }) => datesOf(receipt)))
  const date = dates.value
  const format = choiceOf(countsOf(formsOf(receipts, date)))
  const proposal = {
    samples,
    unmatched: ids.filter((id) => !found.has(id)),
    idInResponse: formChoice(ids, formsByRule[idRule.value ?? 'same']?.[0] ?? null),
    idInReceipt: formChoice(
      receipts.flatMap(({ receipt: { id } }) => id ?? []),
      formsByRule[idRule.value ?? 'same']?.[1] ?? null,
    ),
    idRule,
    dates,
    format,
    dialect: detectDialect(
      receipts.map(({ receipt }) => receipt),
      ids,
    ),
  }
  return { ...proposal, part: partOf(proposal, today) }
}

/** What a rule says by itself of the id in the response and in the receipt. */
const formsByRule: Partial<Record<IdRule, readonly [inResponse: IdForm, inReceipt: IdForm]>> = {
  'hex-to-decimal': ['hex', 'decimal'],
  'decimal-to-hex': ['decimal', 'hex'],
}

function matched(sample: ReceiptSample, ids: readonly string[]): MatchedSample {
  const { id } = sample.receipt
  for (const submitted of id === null ? [] : ids) {
    const rule = matchIds(submitted, id ?? '')
    if (rule !== null) return { ...sample, submitted, rule }
  }
  return { ...sample, submitted: null, rule: null }
}

/** A receipt that was given in octets has no text to show. */
function formsOf(samples: readonly ReceiptSample[], date: DateForm | null): string[] {
  const lengths = new Set(samples.map(({ receipt: { id } }) => id?.length))
  const idSign = lengths.size === 1 ? 'X'.repeat([...lengths][0] ?? 0) : 'X…'
  return samples.flatMap(({ text, receipt }) =>
    text === '' ? [] : [receiptForm(text, receipt, { date, id: idSign })],
  )
}

function datesOf({ submitDateRaw, doneDateRaw }: Receipt): string[] {
  return [submitDateRaw, doneDateRaw].flatMap((raw) => (raw === null || /^0*$/.test(raw) ? [] : [raw]))
}

/** An id without letters and zeros in front is the same under most rules: another rule beside it is the SMSC's. */
function ruleChoice(samples: readonly MatchedSample[], hasIds: boolean): DialectChoice<IdRule> {
  const counts = countsOf(samples.flatMap(({ rule }) => rule ?? []))
  const telling = counts.filter(({ value }) => value !== 'same')
  const options = [...telling, ...counts.filter(({ value }) => value === 'same')]
  const [best] = options
  const of = hasIds ? samples.length : 0
  if (best === undefined) return { value: null, certainty: 'open', options, of }
  const isAlone = telling.length <= 1 && samples.every(({ rule }) => rule !== null)
  const isShown = isAlone && best.fits >= enough
  return { value: best.value, certainty: isShown ? 'shown' : 'likely', options, of }
}

/** Every form is tried on every date: of twelve digits, one that is no date under a form decides. */
function datesChoice(raws: readonly string[]): DialectChoice<DateForm> {
  const options = dateForms
    .map((value) => ({ value, fits: raws.filter((raw) => isInDateForm(raw, value)).length }))
    .filter(({ fits }) => fits > 0)
    .toSorted((one, other) => other.fits - one.fits)
  const [best, next] = options
  if (best === undefined) return { value: null, certainty: 'open', options, of: raws.length }
  const isShown = best.fits === raws.length && next?.fits !== best.fits
  return { value: best.value, certainty: isShown ? 'shown' : 'likely', options, of: raws.length }
}

/** Twenty digits without a letter are hexadecimal once in ten thousand times. */
const decimalDigits = 20

function formChoice(ids: readonly string[], known: IdForm | null): DialectChoice<IdForm> {
  const seen = idFormOf(ids)
  const value = known ?? seen
  if (value === null) return { value, certainty: 'open', options: [], of: 0 }
  const isFew = known === null && value === 'decimal' && ids.join('').length < decimalDigits
  const options = [value, ...(isFew ? (['hex'] as const) : [])].map((one) => ({
    value: one,
    fits: ids.length,
  }))
  return { value, certainty: isFew ? 'likely' : 'shown', options, of: ids.length }
}

function choiceOf(options: readonly DialectOption<string>[]): DialectChoice<string> {
  const [best] = options
  const of = options.reduce((sum, { fits }) => sum + fits, 0)
  if (best === undefined) return { value: null, certainty: 'open', options, of }
  return {
    value: best.value,
    certainty: options.length === 1 && of >= enough ? 'shown' : 'likely',
    options,
    of,
  }
}

/** Values and how often each is there, the most frequent first. */
function countsOf<T>(values: readonly T[]): DialectOption<T>[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, fits]) => ({ value, fits })).toSorted((one, other) => other.fits - one.fits)
}

function partOf(proposal: Omit<DialectProposal, 'part'>, read: string): DialectPart | null {
  const { idInResponse, idInReceipt, format, dates } = proposal
  if ([idInResponse, idInReceipt, format, dates].every(({ value }) => value === null)) return null
  const title = {
    en: 'Receipts pasted into the workbench',
    ru: 'Отчёты о доставке, вставленные в программу',
  }
  const oneDate = fact(dates)
  return {
    sources: { measured: { title, url: null, read, by: 'measurement' } },
    messageId: { inResponse: fact(idInResponse), inReceipt: fact(idInReceipt) },
    receipt: { format: fact(format), dates: oneDate && { ...oneDate, value: [oneDate.value] } },
  }
}

function fact<T>({ value, options, of }: DialectChoice<T>): MeasuredFact<T> | null {
  if (value === null) return null
  const fits = options.find((option) => option.value === value)?.fits ?? of
  return {
    value,
    source: 'measured',
    note: { en: `${fits} of ${of} samples`, ru: `образцов: ${fits} из ${of}` },
  }
}
