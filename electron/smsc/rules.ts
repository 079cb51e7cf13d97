import type { SimulatorConfig, SimulatorRule } from '../../shared/contract/simulator.ts'
import type { TriggerRule } from '../../shared/profiles/simulator-triggers.ts'
import type { ConcatenationMemory, Joined } from './concatenation-memory.ts'
import type { RepeatMemory } from './repeat-memory.ts'
import { codeInAddress, type SimulatedProfile } from './simulated-profile.ts'
import type { SubmitFacts } from './submit-facts.ts'

/** Why a submit is refused. `because` is what set it off, as it stood in the message or in the lists. */
export interface Refusal {
  /** null: no rule, but a limit of load. */
  readonly rule: SimulatorRule | null
  readonly status: number
  readonly because: string
}

/** What the gateway remembers about messages that it accepted. */
export interface Memory {
  readonly parts: ConcatenationMemory
  readonly repeats: RepeatMemory
}

/** Everything a submit is judged by. */
export interface Court {
  readonly config: SimulatorConfig
  readonly profile: SimulatedProfile
  readonly memory: Memory
}

interface Case {
  readonly facts: SubmitFacts
  readonly config: SimulatorConfig
  readonly joined: Joined
  /** Epoch ms. */
  readonly at: number
  readonly memory: Memory
}

interface RuleRow {
  readonly rule: TriggerRule
  /** What set the rule off; undefined lets the message pass. */
  readonly trigger: (about: Case) => string | undefined
}

/** In the order in which they are judged: what can be read, what is allowed, where it goes, who pays. */
const ruleRows: readonly RuleRow[] = [
  {
    rule: 'encoding',
    trigger: ({ facts, config }) =>
      config.acceptedDataCodings.includes(facts.dataCoding) ? undefined : `data_coding ${facts.dataCoding}`,
  },
  {
    rule: 'text-limit',
    trigger: ({ facts, config }) =>
      facts.octets > config.textLimitOctets ? `${facts.octets} > ${config.textLimitOctets}` : undefined,
  },
  {
    rule: 'registration',
    trigger: ({ facts, config }) => sameAddress(config.unregisteredSenders, facts.source),
  },
  {
    rule: 'forbidden-words',
    trigger: ({ config, joined }) => {
      const text = foldText(joined.run)
      return config.forbiddenWords.find((word) => text.includes(foldText(word)))
    },
  },
  {
    rule: 'blacklist',
    trigger: ({ facts, config }) =>
      sameAddress(config.blacklist, facts.source) ?? sameAddress(config.blacklist, facts.destination),
  },
  {
    rule: 'repeat',
    trigger: ({ facts, config, joined, at, memory }) => {
      if (joined.again) return facts.destination
      if (joined.whole === null) return undefined
      const windowMs = config.repeatWindow * 1000
      return memory.repeats.isRepeat(facts.destination, joined.whole, at, windowMs)
        ? facts.destination
        : undefined
    },
  },
  { rule: 'route', trigger: ({ facts, config }) => prefixOf(config.noRoutePrefixes, facts.destination) },
  { rule: 'tariff', trigger: ({ facts, config }) => prefixOf(config.noTariffPrefixes, facts.destination) },
  {
    rule: 'upstream-tariff',
    trigger: ({ facts, config }) => prefixOf(config.noUpstreamTariffPrefixes, facts.destination),
  },
  { rule: 'balance', trigger: ({ config }) => (config.balance === 0 ? '0' : undefined) },
  {
    rule: 'transport',
    trigger: ({ facts, config }) => prefixOf(config.transportFailPrefixes, facts.destination),
  },
]

/**
 * The first rule that is on and fires, or null. A destination that ends in a code is judged before everything else:
 * it is asked for by name, whatever the text.
 */
export function judgeSubmit(facts: SubmitFacts, court: Court, at: number): Refusal | null {
  const { config, profile, memory } = court
  if (config.rules['by-address']) {
    const status = codeInAddress(profile, facts.destination)
    if (status !== null) return { rule: 'by-address', status, because: facts.destination }
  }
  const about: Case = { facts, config, joined: joinedOf(facts, memory), at, memory }
  for (const { rule, trigger } of ruleRows) {
    const status = profile.statuses.get(rule)
    if (status === undefined || !config.rules[rule]) continue
    const because = trigger(about)
    if (because !== undefined) return { rule, status, because }
  }
  return null
}

/** Remembers an accepted submit for the rules that look back. */
export function rememberSubmit(facts: SubmitFacts, { memory }: Court, at: number): void {
  const { whole } = joinedOf(facts, memory)
  if (facts.part) memory.parts.keep(conversationOf(facts), facts.part, facts.content)
  if (whole !== null) memory.repeats.keep(facts.destination, whole, at)
}

function joinedOf(facts: SubmitFacts, memory: Memory): Joined {
  if (!facts.part) return { run: facts.content, whole: facts.content, again: false }
  return memory.parts.join(conversationOf(facts), facts.part, facts.content)
}

function conversationOf(facts: SubmitFacts): string {
  return `${facts.source}\n${facts.destination}`
}

/** As a filter reads it: letter case, width and the kind of white space do not hide a word. */
function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')
}

function sameAddress(list: readonly string[], address: string): string | undefined {
  const wanted = foldAddress(address)
  return list.find((entry) => foldAddress(entry) === wanted)
}

function prefixOf(list: readonly string[], address: string): string | undefined {
  const wanted = foldAddress(address)
  return list.find((prefix) => wanted.startsWith(foldAddress(prefix)))
}

/** The international prefix may be written in the address or be left to its TON. */
function foldAddress(address: string): string {
  return address.trim().replace(/^\+/, '').toLowerCase()
}
