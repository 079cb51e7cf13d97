import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeCli } from '../../electron/cli/run-cli.ts'
import { pageOfTab } from '../../renderer/stores/help-pages.ts'
import { type TabId, tabIds } from '../../renderer/stores/rooms.ts'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import { pduFields } from '../../shared/filter/field-table.ts'
import { parseFilter } from '../../shared/filter/parse-filter.ts'
import { guideSections } from '../../shared/guide/guide-sections.ts'
import { guidePageIds, guidePageRow } from '../../shared/guide/guide-table.ts'
import { commandProblem, commandsIn } from '../guide/command-examples.ts'
import { generatedFiles } from '../guide/generated-pages.ts'
import { guideFolder, readGuideFile } from '../guide/write-guide.ts'

const root = join(import.meta.dirname, '../..')
const languages = ['en', 'ru'] as const
const pages = guidePageIds()
const files = languages.flatMap((language) => pages.map((page) => `${language}/${page}.md`))

/** Fenced code of a page: its language and what it says. */
function codeBlocks(markdown: string): readonly { readonly kind: string; readonly code: string }[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, kind = '', code = '']) => ({
    kind,
    code,
  }))
}

/** Without fenced and inline code, in which nothing is a link. */
function prose(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')
}

test('every page is there in both languages, and nothing else', () => {
  for (const language of languages) {
    const there = readdirSync(join(guideFolder, language)).toSorted()
    expect(there).toEqual(pages.map((page) => `${page}.md`).toSorted())
  }
})

test('what is generated is current: npm run fix writes it', async () => {
  for (const [path, content] of await generatedFiles()) expect(readGuideFile(path), path).toBe(content)
})

describe.each(pages)('the page %s', (page) => {
  const [en, ru] = [readGuideFile(`en/${page}.md`), readGuideFile(`ru/${page}.md`)]

  test('has its title, and anchors that differ', () => {
    const { title } = guidePageRow(page)
    for (const [text, own] of [
      [en, title.en],
      [ru, title.ru],
    ] as const) {
      const sections = guideSections(text)
      expect(sections[0]).toMatchObject({ level: 1, heading: own })
      expect(sections.filter(({ level }) => level === 1)).toHaveLength(1)
      const slugs = sections.map(({ slug }) => slug)
      expect(slugs).toEqual([...new Set(slugs)])
    }
  })

  test('says as much in Russian as in English', () => {
    const shape = (text: string) => guideSections(text).map(({ level }) => level)
    expect(shape(ru)).toEqual(shape(en))
    expect(codeBlocks(ru).map(({ kind }) => kind)).toEqual(codeBlocks(en).map(({ kind }) => kind))
    const shell = (text: string) => codeBlocks(text).filter(({ kind }) => kind === 'sh' || kind === 'filter')
    expect(shell(ru)).toEqual(shell(en))
    const links = (text: string) =>
      [...text.matchAll(/\]\(workbench:(\S+?)\)/g)].map(([, tab]) => tab).toSorted()
    expect(links(ru)).toEqual(links(en))
    expect(ru).toMatch(/[а-яё]/i)
    expect(prose(en)).not.toMatch(/[а-яё]{3,}/i)
  })

  test('has no HTML', () => {
    for (const text of [en, ru]) expect(prose(text)).not.toMatch(/(?<!\\)<\/?[a-z]/i)
  })
})

/** Where links of a page lead to; what is wrong with those that lead nowhere. */
function brokenLinks(file: string): readonly string[] {
  return [...prose(readFileSync(file, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = '']) => {
    if (to.startsWith('workbench:')) {
      return tabIds().some((tab) => to === `workbench:${tab}`) ? [] : [`${to} is no tab`]
    }
    const [path = '', anchor = ''] = to.split('#')
    const target = path === '' ? file : join(dirname(file), path)
    if (!existsSync(target)) return [`${to} is not there`]
    if (anchor === '') return []
    const isThere = guideSections(readFileSync(target, 'utf8')).some(({ slug }) => slug === anchor)
    return isThere ? [] : [`${to} has no such heading`]
  })
}

describe('links', () => {
  test.each([...files, 'README.md', '../README.md'])('of %s lead somewhere', (file) => {
    expect(brokenLinks(join(guideFolder, file))).toEqual([])
  })

  test('lead from the README to the guide', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('](docs/guide/README.md)')
  })

  test('lead from the page of a tab to that tab', () => {
    const tabs = tabIds().filter((tab): tab is Exclude<TabId, 'help'> => tab !== 'help')
    for (const tab of tabs) {
      expect(readGuideFile(`en/${pageOfTab[tab]}.md`), tab).toContain(`(workbench:${tab})`)
    }
  })

  test('a page that is not linked to from another one stands in the contents', () => {
    const contents = readGuideFile('README.md')
    for (const file of files) expect(contents).toContain(`(${file})`)
  })
})

describe('examples', async () => {
  const program = await describeCli('en')
  const problem = (line: string) => commandsIn(line).map((words) => commandProblem(words, program))

  test('are read as a shell reads them', () => {
    expect(commandsIn(`A=1 smpp-workbench send --text "a | b" | smpp-workbench decode -`)).toEqual([
      ['send', '--text', 'a | b'],
      ['decode', '-'],
    ])
    expect(commandsIn('npm run --silent cli -- explain 1\nnpm start')).toEqual([['explain', '1']])
  })

  test('that cannot be run are told', () => {
    expect(problem('smpp-workbench send --txt hello')).toEqual(['smpp-workbench send has no option --txt'])
    expect(problem('smpp-workbench sendd')).toEqual(['smpp-workbench has no such command'])
    expect(problem('smpp-workbench send --text')).toEqual(['--text <text> needs a value'])
    expect(problem('smpp-workbench send --method udh9')).toEqual(['--method <name> does not take udh9'])
    expect(problem('smpp-workbench capture diff a.pcap')).toEqual([
      'smpp-workbench capture diff needs 2 arguments',
    ])
    expect(problem('smpp-workbench capture diff a b c')).toEqual([
      'smpp-workbench capture diff takes 2 arguments, not 3',
    ])
    expect(problem('smpp-workbench send --wait-receipt --json')).toEqual([''])
  })

  const documents = [
    ...files.map((file) => join(guideFolder, file)),
    ...['README.md', 'docs/load/README.md'].map((file) => join(root, file)),
  ]
  test.each(documents)('of %s can be run: their commands and options exist', (file) => {
    const lines = codeBlocks(readFileSync(file, 'utf8')).filter(({ kind }) => kind !== 'text')
    const commands = lines.flatMap(({ code }) => commandsIn(code))
    for (const words of commands) expect(commandProblem(words, program), words.join(' ')).toBe('')
  })

  test('of filters are filters', () => {
    const blocks = files.flatMap((file) => codeBlocks(readGuideFile(file)))
    const filters = (kind: string) =>
      blocks.filter((one) => one.kind === kind).flatMap(({ code }) => code.trim().split('\n'))
    expect(filters('filter').length).toBeGreaterThan(10)
    for (const filter of filters('filter'))
      expect(parseFilter(filter, pduFields), filter).toHaveProperty('kind')
    for (const filter of filters('cards'))
      expect(parseFilter(filter, cardFields), filter).toHaveProperty('kind')
  })
})
