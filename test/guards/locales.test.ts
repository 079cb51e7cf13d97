import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { english } from '../../renderer/locales/english.ts'
import { russian } from '../../renderer/locales/russian.ts'
import { enumText } from '../../shared/smpp/enum-value.ts'

const rendererFolder = join(import.meta.dirname, '../../renderer')

/** Leaves of a locale tree by their path. */
function leaves(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(`${prefix}${key}`, value)
    else for (const [path, text] of leaves(value, `${prefix}${key}.`)) found.set(path, text)
  }
  return found
}

const pluralSuffix = /_(zero|one|two|few|many|other)$/
const pluralsOf = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] } as const

/** Keys with the plural forms folded into one, so that languages with other forms can be compared. */
function stems(texts: ReadonlyMap<string, string>): string[] {
  return [...new Set([...texts.keys()].map((key) => key.replace(pluralSuffix, '')))].sort()
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort()
}

/** Words that stay Latin in Russian: the protocol's own, names, units and keys. */
const latinWords = new Set(
  'bind unbind outbind enquire hex id ids err stat from to tlv seq smpp wireshark loopback gsm ucs udh utf latin ascii unicode english unix keychain as data sequence message sms ok no tx rx trx en ru esc enter http https github api example com acme json csv pcap pcapng zip traffic mit electron reply path flash workbench bit resp password push single locking shift wap'.split(
    ' ',
  ),
)

describe.each(Object.keys(english) as (keyof typeof english)[])('the texts of %s', (screen) => {
  const texts = { en: leaves(english[screen]), ru: leaves(russian[screen]) }

  test('have the same keys in both languages', () => {
    expect(stems(texts.ru)).toEqual(stems(texts.en))
  })

  test.each(['en', 'ru'] as const)('are never empty, and have every plural form (%s)', (language) => {
    for (const [key, text] of texts[language]) {
      expect(text.trim(), key).not.toBe('')
      if (!pluralSuffix.test(key)) continue
      const stem = key.replace(pluralSuffix, '')
      for (const form of pluralsOf[language]) {
        expect(texts[language].has(`${stem}_${form}`), `${stem}_${form}`).toBe(true)
      }
    }
  })

  test('fill the same values in', () => {
    for (const [key, text] of texts.ru) {
      const stem = key.replace(pluralSuffix, '')
      const same = texts.en.get(key) ?? texts.en.get(`${stem}_other`) ?? ''
      // The singular may leave the number out.
      const without = (names: string[]) =>
        pluralSuffix.test(key) ? names.filter((n) => n !== 'count') : names
      expect(without(placeholders(text)), key).toEqual(without(placeholders(same)))
    }
  })

  test('are Russian in Russian', () => {
    for (const [key, text] of texts.ru) {
      const words = text.replace(/\{\{[^}]*\}\}/g, ' ').match(/\p{L}[\p{L}\p{N}_-]*/gu) ?? []
      if (words.some((word) => /\p{Script=Cyrillic}/u.test(word))) continue
      const foreign = words.filter(
        (word) =>
          !latinWords.has(word.toLowerCase().replace(/[-\d]+$/, '')) &&
          !/_/.test(word) &&
          !/^[A-Z0-9-]+$/.test(word) &&
          word.length > 1,
      )
      expect(foreign, `${key}: ${text}`).toEqual([])
    }
  })
})

describe('a state has one word in Russian, wherever it is told', () => {
  const refusedOtherwise = /отверг|отверж/i
  test.each(
    ['renderer/locales/ru', 'shared', 'electron'].flatMap((folder) =>
      sourceFiles(join(rendererFolder, '..', folder), /\.ts$/),
    ),
  )('%s says that something is refused as everywhere', (file) => {
    expect(readFileSync(file, 'utf8')).not.toMatch(refusedOtherwise)
  })

  const states = { DELIVRD: 2, EXPIRED: 3, DELETED: 4, UNDELIV: 5, UNKNOWN: 7, REJECTD: 8 } as const
  test.each(Object.entries(states))('%s is message_state %i', (stat, state) => {
    const word = russian.simulator.stat[stat as keyof typeof states]
    expect(enumText('message_state', state, 'ru')).toContain(`(${word})`)
    const { messages } = russian
    if (stat === 'DELIVRD') expect(messages.state.delivered).toBe(word)
    if (stat === 'UNDELIV') expect(messages.state.failed).toBe(word)
    if (stat === 'REJECTD') expect(messages.state.refused).toBe(word)
  })
})

function sourceFiles(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))
}

/** Comments out, so that prose in them does not count. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

/** Texts between tags that are no language's: wire names, signs, single letters. */
function isWireText(text: string): boolean {
  return (
    /^[\s\d\W_]*$/u.test(text) ||
    ['id', 'err', 'stat', 'hex', 'si-id', 'password', 'outbind'].includes(text) ||
    /^[a-z]+(_[a-z]+)+$/.test(text) ||
    text.length < 2
  )
}

describe('the screens', () => {
  test.each(sourceFiles(rendererFolder, /\.tsx$/))('%s says nothing outside the locales', (file) => {
    const source = withoutComments(readFileSync(file, 'utf8'))
    const between = [...source.matchAll(/<\/?[a-zA-Z][^<>{}]*>([^<>{}()=;]*\p{L}{2,}[^<>{}()=;]*)<\//gu)]
      .map((match) => (match[1] ?? '').trim())
      .filter((text) => !isWireText(text))
    const attributes = [...source.matchAll(/\b(?:aria-label|title|alt|label)="([^"]*\p{L}{2,}[^"]*)"/gu)]
      .map((match) => match[1] ?? '')
      .filter((text) => !isWireText(text))
    expect([...between, ...attributes]).toEqual([])
  })

  test.each(
    sourceFiles(rendererFolder, /\.tsx?$/).filter(
      // The sample is Cyrillic in every language: that is what it shows.
      (file) => !file.includes('/locales/') && !file.endsWith('sample-message.ts'),
    ),
  )('%s has no Russian outside the locales', (file) => {
    expect(withoutComments(readFileSync(file, 'utf8'))).not.toMatch(/[а-яё]{2,}/i)
  })
})
