import type { Language, Words } from '../words/words.ts'
import {
  choiceWords,
  type FactField,
  type FactGroup,
  type FactKind,
  factGroups,
  fieldsOf,
} from './fact-table.ts'
import type { ProviderProfile } from './profile-schema.ts'

/** A fact of a profile as the table names it. */
export interface StatedFact {
  readonly value: unknown
  readonly source: string
  readonly note?: Words | undefined
  readonly others?: readonly Omit<StatedFact, 'others'>[] | undefined
}

/** How a text without characters is written: nothing at all is no value. */
const emptyText = '""'

export interface NamedFact {
  readonly group: FactGroup
  readonly name: string
  readonly field: FactField
  /** null: the profile does not say. */
  readonly fact: StatedFact | null
}

const yesNo: Readonly<Record<'true' | 'false', Words>> = {
  true: { en: 'yes', ru: 'да' },
  false: { en: 'no', ru: 'нет' },
}

/** Every fact that a profile may state, in the order of the table. */
export function factsOf(profile: ProviderProfile): readonly NamedFact[] {
  return factGroups().flatMap((group) =>
    fieldsOf(group).map(([name, field]) => ({ group, name, field, fact: factAt(profile, group, name) })),
  )
}

/** null where the profile does not say. */
export function factAt(profile: ProviderProfile, group: FactGroup, name: string): StatedFact | null {
  const facts: Readonly<Record<string, StatedFact | null>> = profile[group]
  return facts[name] ?? null
}

/** '8, 0', 'yes', 'smpp.example.com:3550 TLS (backup)': the value as it is shown, with its unit. */
export function factText({ kind, unit }: FactField, value: unknown, language: Language): string {
  const written = writtenFact(kind, value, language)
  return unit === undefined ? written : `${written} ${unit[language]}`
}

/** The value as it is typed: what `readFact` reads back. */
export function writtenFact(kind: FactKind, value: unknown, language: Language): string {
  switch (kind.type) {
    case 'yes-no':
      return yesNo[value === true ? 'true' : 'false'][language]
    case 'words':
      return isWords(value) ? value[language] : String(value)
    case 'choice':
      return choiceWords[String(value)]?.[language] ?? String(value)
    case 'address': {
      const { ton, npi } = value as { readonly ton: number; readonly npi: number }
      return `${ton}/${npi}`
    }
    case 'hosts':
      return (value as readonly Host[]).map((host) => hostText(host, language)).join('; ')
    case 'reply': {
      const { command, status } = value as { readonly command: string; readonly status: string }
      return `${command} ${status}`
    }
    case 'text':
      return value === '' ? emptyText : String(value)
    default:
      return Array.isArray(value) ? value.join(', ') : String(value)
  }
}

/**
 * The value that a typed text means; undefined when it means none. `before`: the value there was, whose words in the
 * other language stay where they differ.
 */
export function readFact(kind: FactKind, typed: string, language: Language, before?: unknown): unknown {
  const text = typed.trim()
  const list = text.split(/[,;\s]+/).filter((item) => item !== '')
  switch (kind.type) {
    case 'number':
      return wholeNumber(text)
    case 'numbers': {
      const all = list.map(wholeNumber)
      return all.length === 0 || all.includes(undefined) ? undefined : all
    }
    case 'texts':
    case 'commands':
      return list.length === 0 ? undefined : list
    case 'choices':
      return list.length > 0 && list.every((item) => kind.values.includes(item)) ? list : undefined
    case 'choice':
      return kind.values.find((one) => one === text || choiceWords[one]?.[language] === text)
    case 'yes-no':
      return readYesNo(text)
    case 'words':
      return text === '' ? undefined : wordsOf(text, language, before)
    case 'address': {
      const [, ton, npi] = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(text) ?? []
      return ton === undefined ? undefined : { ton: Number(ton), npi: Number(npi) }
    }
    case 'hosts':
      return readHosts(text, language, before)
    case 'reply':
      return /^generic_nack(\s+ESME_RINVCMDID)?$/i.test(text)
        ? { command: 'generic_nack', status: 'ESME_RINVCMDID' }
        : undefined
    default:
      if (text === emptyText) return ''
      return text === '' ? undefined : text
  }
}

/** Words with this text for its language; of the other language too, unless that has words of its own. */
export function wordsOf(text: string, language: Language, before?: unknown): Words {
  if (isWords(before) && before.en !== before.ru) return { ...before, [language]: text }
  return { en: text, ru: text }
}

interface Host {
  readonly host: string
  readonly port?: number | undefined
  readonly tls?: boolean | undefined
  readonly note?: Words | undefined
}

function hostText({ host, port, tls, note }: Host, language: Language): string {
  const where = port === undefined ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`
  const how = tls === undefined ? '' : tls ? ' TLS' : ' TCP'
  return `${where}${how}${note === undefined ? '' : ` (${note[language]})`}`
}

/** 'host', 'host:port', 'host:port TLS', 'host:port TCP (backup)', a semicolon or line end between. */
function readHosts(text: string, language: Language, before: unknown): readonly Host[] | undefined {
  const written = text.split(/[;\n]/).map((one) => one.trim())
  const hosts = written
    .filter((one) => one !== '')
    .map((one): Host | undefined => {
      const [, bracketed, plain, port, how, note] =
        /^(?:\[([0-9a-f:.]+)\]|([^\s:;()[\]]+))(?::(\d{1,5}))?(?:\s+(TLS|TCP))?(?:\s*\(([^()]*)\))?$/i.exec(
          one,
        ) ?? []
      const host = bracketed ?? plain
      if (host === undefined) return undefined
      return {
        host,
        ...(port === undefined ? {} : { port: Number(port) }),
        ...(how === undefined ? {} : { tls: how.toUpperCase() === 'TLS' }),
        ...(note === undefined || note === '' ? {} : { note: wordsOf(note, language, noteOf(before, host)) }),
      }
    })
  return hosts.length === 0 || hosts.includes(undefined)
    ? undefined
    : hosts.filter((one) => one !== undefined)
}

function noteOf(before: unknown, host: string): Words | undefined {
  if (!Array.isArray(before)) return undefined
  return (before as readonly Host[]).find((one) => one.host === host)?.note
}

function readYesNo(text: string): boolean | undefined {
  const folded = text.toLowerCase()
  if (folded === 'true' || Object.values(yesNo.true).includes(folded)) return true
  return folded === 'false' || Object.values(yesNo.false).includes(folded) ? false : undefined
}

function wholeNumber(text: string): number | undefined {
  if (/^0x[0-9a-f]{1,8}$/i.test(text) || /^\d{1,10}$/.test(text)) return Number(text)
  return undefined
}

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'en' in value && 'ru' in value
}
