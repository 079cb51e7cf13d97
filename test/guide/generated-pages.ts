/** The pages of the guide that tables, commands and keys are the source of. */
import { allCommands, type CommandSheet, type OptionSheet } from '../../electron/cli/command-tree.ts'
import { describeCli } from '../../electron/cli/run-cli.ts'
import { english } from '../../renderer/locales/english.ts'
import { russian } from '../../renderer/locales/russian.ts'
import { keyTable, stepKeys } from '../../renderer/parts/keys/keys-by-place.ts'
import { statusKnowledge } from '../../shared/codes/status-knowledge.ts'
import { faultTable } from '../../shared/faults/fault-table.ts'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import { pduFields } from '../../shared/filter/field-table.ts'
import type { FieldKind } from '../../shared/filter/filter-field.ts'
import { guideChapters, guidePageIds, guidePageRow, guidePages } from '../../shared/guide/guide-table.ts'
import { noteTable } from '../../shared/inspect/note-table.ts'
import { sessionNoteTable } from '../../shared/inspect/session-note-table.ts'
import { pduTable } from '../../shared/smpp/pdu-table.ts'
import { statusTable } from '../../shared/smpp/status-table.ts'
import { tlvTable } from '../../shared/smpp/tlv-table.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import type { Advice, Language } from '../../shared/words/words.ts'
import { code, paragraphs, sentence, table, text } from './markdown.ts'
import { pageWords } from './page-words.ts'

/** Path from docs/guide, and what the file holds. */
export type GeneratedFile = readonly [path: string, content: string]

const languages = ['en', 'ru'] as const

/** Every file that `npm run fix` writes. */
export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const pages = {
    'filter-fields': fieldsPage,
    keyboard: keyboardPage,
    notes: notesPage,
    faults: faultsPage,
    pdus: pdusPage,
    'command-line': commandPage(await describeCli('en'), await describeCli('ru')),
  }
  const files = languages.flatMap((language) =>
    Object.entries(pages).map(([id, write]): GeneratedFile => {
      const title = guidePages[id as keyof typeof pages].title[language]
      return [`${language}/${id}.md`, `${paragraphs(`# ${title}`, write(language))}\n`]
    }),
  )
  return [...files, ['README.md', contents()]]
}

/** Where a reader of the repository begins. */
function contents(): string {
  const lists = Object.entries(guideChapters).map(([chapter, title]) =>
    paragraphs(
      `## ${title.en} · ${title.ru}`,
      guidePageIds()
        .filter((id) => guidePageRow(id).chapter === chapter)
        .map(
          (id) => `- ${languages.map((to) => `[${guidePages[id].title[to]}](${to}/${id}.md)`).join(' · ')}`,
        )
        .join('\n'),
    ),
  )
  return `${paragraphs('# SMPP Workbench: the guide · руководство', ...lists)}\n`
}

type FieldNames = readonly {
  readonly field: { readonly name: string; readonly kind: FieldKind }
  readonly names: readonly string[]
}[]

function fieldsPage(language: Language): string {
  const { intro, columns, kinds, ofPdus, ofMessages } = pageWords.fields
  const list = ({ listed, meaning }: Pick<typeof pduFields, 'meaning'> & { readonly listed: FieldNames }) =>
    table(
      columns[language],
      listed.map(({ field: { name, kind }, names }) => [
        code(name),
        text(meaning(name)[language]),
        kinds[kind][language],
        names
          .filter((other) => other !== name)
          .map(code)
          .join(' '),
      ]),
    )
  return paragraphs(
    intro[language],
    `## ${ofPdus[language]}`,
    list(pduFields),
    `## ${ofMessages[language]}`,
    list(cardFields),
  )
}

function keyboardPage(language: Language): string {
  const { intro, columns } = pageWords.keyboard
  const { places, does } = { en: english, ru: russian }[language].settings.keys
  const lists = Object.entries(keyTable).map(([place, keys]) =>
    paragraphs(
      `## ${places[place as keyof typeof places]}`,
      table(
        columns[language],
        Object.entries(keys as Readonly<Record<string, { readonly shown: readonly string[] }>>).map(
          ([name, { shown }]) => [
            keysText(name, shown, 'other'),
            keysText(name, shown, 'mac'),
            text(does[name as keyof typeof does]),
          ],
        ),
      ),
    ),
  )
  return paragraphs(intro[language], ...lists)
}

/** The same whichever machine writes it. */
function keysText(name: string, shown: readonly string[], machine: 'mac' | 'other'): string {
  const keys = name === 'back' || name === 'forward' ? stepKeys[machine][name].shown : shown
  return keys
    .map((key) => (key === 'Ctrl' || key === '⌘' ? (machine === 'mac' ? '⌘' : 'Ctrl') : key))
    .map(code)
    .join(' ')
}

function notesPage(language: Language): string {
  const { intro, columns, severity, ofPdus, ofSessions } = pageWords.notes
  const list = (rows: Readonly<Record<string, Advice & { readonly severity: keyof typeof severity }>>) =>
    table(
      columns[language],
      Object.entries(rows).map(([id, row]) => [
        code(id),
        severity[row.severity][language],
        ...adviceCells(row, language),
      ]),
    )
  return paragraphs(
    intro[language],
    `## ${ofPdus[language]}`,
    list(noteTable),
    `## ${ofSessions[language]}`,
    list(sessionNoteTable),
  )
}

function faultsPage(language: Language): string {
  const { intro, columns, groups } = pageWords.faults
  const byGroup = Object.groupBy(Object.entries(faultTable), ([id]) => id.slice(0, id.indexOf('.')))
  const lists = Object.entries(byGroup).map(([group, rows = []]) => {
    const name = groups[group]
    if (name === undefined) throw new Error(`test/guide/page-words.ts has no words for the faults ${group}.*`)
    return paragraphs(
      `## ${name[language]}`,
      table(
        columns[language],
        rows.map(([id, row]) => [code(id), ...adviceCells(row, language)]),
      ),
    )
  })
  return paragraphs(intro[language], ...lists)
}

function adviceCells({ what, next }: Advice, language: Language): readonly string[] {
  return [text(what[language]), text(next[language])]
}

function pdusPage(language: Language): string {
  const words = pageWords.pdus
  const pdus = Object.entries(pduTable).map(([command, { id, introduced, response }]) => [
    code(command),
    code(hexNumber(id, 4)),
    response === null ? '' : code(response),
    introduced,
  ])
  const statuses = statusTable.map(({ value, name, introduced }) => {
    const { title, advice } = statusKnowledge[name]
    return [code(hexNumber(value, 4)), code(name), text(title[language]), text(advice[language]), introduced]
  })
  const tlvs = tlvTable.map(({ tag, name, doc, introduced }) => [
    code(hexNumber(tag, 2)),
    code(name),
    text(doc[language]),
    introduced,
  ])
  return paragraphs(
    words.intro[language],
    '## PDU',
    table(words.pduColumns[language], pdus),
    '## command_status',
    table(words.statusColumns[language], statuses),
    '## TLV',
    table(words.tlvColumns[language], tlvs),
  )
}

function commandPage(en: CommandSheet, ru: CommandSheet): (language: Language) => string {
  return (language) => {
    const { intro, common, commonIntro } = pageWords.commandLine
    const program = { en, ru }[language]
    const sheets = allCommands(program).filter(({ path }) => path.length > 1 && path.at(-1) !== 'help')
    return paragraphs(
      intro[language],
      `## ${common[language]}`,
      commonIntro[language],
      optionTable(program.options, language),
      ...sheets.map((sheet) => commandSection(sheet, language)),
    )
  }
}

function commandSection(sheet: CommandSheet, language: Language): string {
  const { path, description, commands } = sheet
  const options = sheet.options.filter(({ long }) => long !== '--help')
  const told = sheet.arguments
    .filter((one) => one.description !== '')
    .map((one) => `- ${code(one.name)}: ${text(one.description)}`)
  return paragraphs(
    `${'#'.repeat(Math.min(path.length, 3))} ${path.slice(1).join(' ')}`,
    sentence(description),
    commands.length > 0 ? '' : `\`\`\`text\n${usage(sheet, options.length > 0)}\n\`\`\``,
    told.join('\n'),
    options.length > 0 ? optionTable(options, language) : '',
  )
}

function usage({ path, arguments: words }: CommandSheet, hasOptions: boolean): string {
  const places = words.map(({ name, isVariadic, isRequired }) => {
    const shown = isVariadic ? `${name}…` : name
    return isRequired ? `<${shown}>` : `[${shown}]`
  })
  return [...path, ...places, ...(hasOptions ? ['[options]'] : [])].join(' ')
}

function optionTable(options: readonly OptionSheet[], language: Language): string {
  const { columns, needed, oneOf } = pageWords.commandLine
  return table(
    columns[language],
    options.map(({ flags, description, isRequired, value }) => [
      code(flags),
      [
        text(description),
        // Most descriptions tell the choices themselves.
        value?.choices.some((choice) => !description.includes(choice)) === true
          ? `${oneOf[language]}: ${value.choices.map(code).join(', ')}`
          : '',
        isRequired ? needed[language] : '',
      ]
        .filter(Boolean)
        .join('; '),
    ]),
  )
}
