import { type AnswerRule, ruleOf, withThen } from '../../../shared/answering/answer-rule.ts'
import { compileRules } from '../../../shared/answering/compiled-rule.ts'
import { ruleProblem } from '../../../shared/answering/rule-problem.ts'
import type { MessageEncoding, MessageMethod } from '../../../shared/text/message-options.ts'
import type { Language } from '../../../shared/words/words.ts'

/** A rule as its form holds it: what is not said is ''. */
export interface RuleDraft {
  readonly name: string
  readonly when: string
  readonly reply: string
  readonly delay: string
  readonly once: string
  readonly from: string
  readonly to: string
  readonly session: string
  readonly encoding: MessageEncoding
  readonly method: MessageMethod | 'usual'
  readonly data_coding: string
  readonly registered_delivery: string
  readonly ackKind: 'usual' | 'answer' | 'none'
  readonly ackDelay: string
  readonly ackStatus: string
}

/** What the fields of the form share. */
export interface RuleFields {
  readonly draft: RuleDraft
  readonly change: (change: Partial<RuleDraft>) => void
  /** What is wrong, once something was written or Save was tried. */
  readonly problems: ReadonlyMap<string, string>
}

const texts = ['delay', 'once', 'from', 'to', 'session'] as const
/** Fields of the reply that are one octet each. */
export const octets = ['data_coding', 'registered_delivery'] as const

export function draftOfRule(rule: AnswerRule | undefined): RuleDraft {
  const { name = '', when, then: parts } = rule ?? ruleOf('', {})
  const { reply = '', delay = '', once = '', from = '', to = '', session = '', ack } = parts
  return {
    ...{ name, when, reply, delay, once, from, to, session },
    encoding: parts.encoding ?? 'auto',
    method: parts.method ?? 'usual',
    data_coding: String(parts.data_coding ?? ''),
    registered_delivery: String(parts.registered_delivery ?? ''),
    ackKind: ack === undefined ? 'usual' : ack.none === true ? 'none' : 'answer',
    ackDelay: ack?.delay ?? '',
    ackStatus: String(ack?.status ?? ''),
  }
}

/** The rule of a form; whether it is on stays as it was. */
export function ruleOfDraft(draft: RuleDraft, before: AnswerRule | undefined): AnswerRule {
  const { ackKind, ackDelay, ackStatus, name, when } = draft
  const answer = {
    ...(ackDelay.trim() !== '' && { delay: ackDelay.trim() }),
    ...(ackStatus.trim() !== '' && { status: ackStatus.trim() }),
  }
  const ack = ackKind === 'usual' ? undefined : ackKind === 'none' ? { none: true } : answer
  const rule = withThen(before ?? ruleOf('', {}), { ...replyOf(draft), ack })
  const { name: _name, ...unnamed } = rule
  return { ...unnamed, when, ...(name.trim() !== '' && { name: name.trim() }) }
}

/** The reply and how it is sent; without a text nothing of that is said. */
function replyOf(draft: RuleDraft) {
  const { encoding, method, reply } = draft
  const hasReply = reply.trim() !== ''
  const told = (value: string) => (hasReply && value.trim() !== '' ? value.trim() : undefined)
  return {
    ...Object.fromEntries(texts.map((key) => [key, told(draft[key])])),
    reply: hasReply ? reply : undefined,
    encoding: !hasReply || encoding === 'auto' ? undefined : encoding,
    method: !hasReply || method === 'usual' ? undefined : method,
    ...Object.fromEntries(octets.map((key) => [key, octetOf(told(draft[key]))])),
  }
}

/** 8 or 0x08; undefined for nothing, and for what is no octet, which is told. */
function octetOf(typed: string | undefined): number | undefined {
  const isNumber = typed !== undefined && /^(?:\d{1,3}|0x[0-9a-f]{1,2})$/i.test(typed)
  return isNumber && Number(typed) <= 255 ? Number(typed) : undefined
}

/** What is wrong with a draft and the rule of it, by the field: 'reply', 'once', 'ack.status'; '' is the rule as a whole. */
export function draftProblems(
  draft: RuleDraft,
  rule: AnswerRule,
  language: Language,
): ReadonlyMap<string, string> {
  const { problems } = compileRules([rule], 1000 * Date.now())
  const noOctets = octets
    .filter((key) => draft[key].trim() !== '' && octetOf(draft[key].trim()) === undefined)
    .map((key) => ruleProblem(['rules', 0, key], 'octet', { given: draft[key].trim() }))
  return new Map(
    [...problems, ...noOctets].map(({ at, says }) => [
      at
        .slice(2)
        .filter((step) => step !== 'then')
        .join('.'),
      says[language],
    ]),
  )
}
