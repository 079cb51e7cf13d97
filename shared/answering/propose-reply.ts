import type { FilterSubject } from '../filter/filter-subject.ts'
import type { Address, SendIntent } from '../message/send-intent.ts'
import { type UssdMark, ussdReply } from '../message/ussd.ts'
import { sparseIntent, wholeIntent } from '../message/whole-intent.ts'
import { digitsOf, inferAddress } from '../text/infer-address.ts'
import type { AnswerThen } from './answer-rule.ts'
import { type CompiledRule, replyingRule } from './compiled-rule.ts'

/** A message of a subscriber, its parts joined. */
export interface AnsweredMessage {
  /** Its PDU, of several the last that came, with the whole text. */
  readonly subject: FilterSubject
  readonly source: Address
  readonly destination: Address
  readonly text: string
  /** Of a USSD dialogue: a rule answers once, which ends it. */
  readonly ussd?: UssdMark | undefined
}

export type Proposal =
  | { readonly rule: CompiledRule; readonly intent: SendIntent; readonly missing: null }
  /** Variables without a value. */
  | { readonly rule: CompiledRule; readonly intent: null; readonly missing: readonly string[] }

/** What the first rule that finds the message would reply; null when none does. `reference`: of the parts. */
export function proposeReply(
  rules: readonly CompiledRule[],
  message: AnsweredMessage,
  reference: number,
): Proposal | null {
  const { subject, source, destination, ussd } = message
  const found = replyingRule(rules, subject)
  if (found === null) return null
  const { then: parts } = found.rule
  const [text, from, to] = [parts.reply ?? '', parts.from, parts.to].map((template) =>
    template === undefined ? undefined : found.fill(template, subject),
  )
  const missing = [text, from, to].flatMap((filled) => filled?.missing ?? [])
  if (missing.length > 0) return { rule: found, intent: null, missing: [...new Set(missing)] }
  const intent = sparseIntent(
    wholeIntent({
      source: from === undefined ? destination : addressOf(from.text),
      destination: to === undefined ? source : addressOf(to.text),
      text: text?.text ?? '',
      reference,
      ...(ussd === undefined ? {} : ussdReply(ussd, true)),
      ...givenOf(parts),
    }),
  )
  return { rule: found, intent, missing: null }
}

function givenOf({ encoding, method, data_coding, registered_delivery }: AnswerThen): Partial<SendIntent> {
  return {
    ...(encoding !== undefined && { encoding }),
    ...(method !== undefined && { method }),
    ...(data_coding !== undefined && { data_coding }),
    ...(registered_delivery !== undefined && { registered_delivery }),
  }
}

function addressOf(written: string): Address {
  const { kind, ton, npi } = inferAddress(written.trim())
  return { ton, npi, addr: kind === 'alphanumeric' ? written.trim() : digitsOf(written) }
}
