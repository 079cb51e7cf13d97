import { type AnswerRule, ruleOf, withThen } from '../../../shared/answering/answer-rule.ts'
import { compileRules } from '../../../shared/answering/compiled-rule.ts'
import type { MessageEncoding } from '../../../shared/text/message-options.ts'
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

export function draftOfRule(rule: AnswerRule | undefined): RuleDraft {
  const { name = '', when, then: parts } = rule ?? ruleOf('', {})
  const { reply = '', delay = '', once = '', from = '', to = '', session = '', ack } = parts
  return {
    ...{ name, when, reply, delay, once, from, to, session },
    encoding: parts.encoding ?? 'auto',
    ackKind: ack === undefined ? 'usual' : ack.none === true ? 'none' : 'answer',
    ackDelay: ack?.delay ?? '',
    ackStatus: String(ack?.status ?? ''),
  }
}

/** The rule of a form; what the form does not show stays as it was. */
export function ruleOfDraft(draft: RuleDraft, before: AnswerRule | undefined): AnswerRule {
  const { ackKind, ackDelay, ackStatus, encoding, reply, name, when } = draft
  const said = Object.fromEntries(texts.map((key) => [key, draft[key].trim() || undefined]))
  const answer = {
    ...(ackDelay.trim() !== '' && { delay: ackDelay.trim() }),
    ...(ackStatus.trim() !== '' && { status: ackStatus.trim() }),
  }
  const ack = ackKind === 'usual' ? undefined : ackKind === 'none' ? { none: true } : answer
  const rule = withThen(before ?? ruleOf('', {}), {
    ...said,
    reply: reply.trim() === '' ? undefined : reply,
    encoding: encoding === 'auto' ? undefined : encoding,
    ack,
  })
  const { name: _name, ...unnamed } = rule
  return { ...unnamed, when, ...(name.trim() !== '' && { name: name.trim() }) }
}

/** What is wrong with the rule, by the field: 'reply', 'once', 'ack.status'; '' is the rule as a whole. */
export function draftProblems(rule: AnswerRule, language: Language): ReadonlyMap<string, string> {
  const { problems } = compileRules([rule], 1000 * Date.now())
  return new Map(
    problems.map(({ at, says }) => [
      at
        .slice(2)
        .filter((step) => step !== 'then')
        .join('.'),
      says[language],
    ]),
  )
}
