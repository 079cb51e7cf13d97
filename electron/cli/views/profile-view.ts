import type { Catalogue, CodeTableField } from '../../../shared/profiles/catalogue.ts'
import { codeTableFields } from '../../../shared/profiles/catalogue.ts'
import { factGroups, factTable } from '../../../shared/profiles/fact-table.ts'
import { factsOf, factText, type NamedFact, type StatedFact } from '../../../shared/profiles/fact-text.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { type ProfileReading, placedProblemText } from '../../../shared/profiles/profile-text.ts'
import { profileProblemText } from '../../../shared/profiles/read-profile.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language, Words } from '../../../shared/words/words.ts'

/** A line of `profile list --json`; a promise to scripts: fields are added, never renamed. */
export interface ProfileRowJson {
  readonly id: string
  readonly kind: ProviderProfile['kind']
  readonly name: string
  readonly summary: string | null
  readonly regions: readonly string[] | null
  /** Rows of each table. */
  readonly codes: { readonly [F in CodeTableField]: number }
  readonly tlvs: number
}

/** The line of `profile check --json`; a promise to scripts. */
export interface ProfileCheckJson {
  readonly file: string
  readonly ok: boolean
  /** null when it is not read. */
  readonly id: string | null
  /** It would stand in place of a profile that ships. */
  readonly replaces_built_in: boolean
  /** All of them; the first hundred are listed. */
  readonly problem_count: number
  readonly problems: readonly {
    readonly path: string
    readonly line: number | null
    readonly column: number | null
    readonly problem: string
    readonly message: string
  }[]
}

interface Checked {
  readonly file: string
  readonly reading: ProfileReading
  readonly catalogue: Catalogue
  readonly language: Language
}

const tableWords: Readonly<Record<CodeTableField, Words>> = {
  command_status: { en: 'command_status', ru: 'command_status' },
  receipt_err: { en: 'err of receipts', ru: 'err отчётов' },
  api_error: { en: 'codes of the HTTP interface', ru: 'коды HTTP-интерфейса' },
}

export function profileRowJson(profile: ProviderProfile, language: Language): ProfileRowJson {
  const { id, kind, name, summary, regions, tlvs } = profile
  return {
    id,
    kind,
    name: name[language],
    summary: summary?.[language] ?? null,
    regions,
    codes: codeCounts(profile),
    tlvs: tlvs?.length ?? 0,
  }
}

/** A line a profile: id, name, how many codes and TLVs. */
export function profileRowsView(profiles: readonly ProviderProfile[], language: Language): string {
  const width = Math.max(...profiles.map(({ id }) => id.length))
  return profiles
    .map(
      (profile) => `${profile.id.padEnd(width)}  ${profile.name[language]}${countsText(profile, language)}\n`,
    )
    .join('')
}

/** Everything that the profile says, in groups, each fact with its source. */
export function profileView(catalogue: Catalogue, profile: ProviderProfile, language: Language): string {
  const { id, name, summary, remarks } = profile
  const facts = factsOf(profile)
  const blocks = [
    [`${name[language]}  ${id}`, ...(summary === null ? [] : [`  ${summary[language]}`])],
    ...factGroups().map((group) =>
      titled(
        factTable[group].words[language],
        facts.filter((one) => one.group === group).flatMap((one) => factLines(one, profile, language)),
      ),
    ),
    titled(
      'TLV',
      (catalogue.tlvs(id) ?? []).map(
        (row) => `${hexNumber(row.tag, 2)} ${row.name}: ${row.meaning[language]}`,
      ),
    ),
    ...codeTableFields.map((field) =>
      titled(
        tableWords[field][language],
        catalogue
          .codes(id, field)
          .map((row) => `${row.code}: ${row.knowledge?.title[language] ?? row.reason}`),
      ),
    ),
    titled(
      language === 'ru' ? 'Замечания' : 'Remarks',
      remarks.map(({ text }) => text[language]),
    ),
    titled(
      language === 'ru' ? 'Источники' : 'Sources',
      Object.entries(profile.sources).map(([key, source]) =>
        [`[${key}] ${source.title[language]}`, source.read, source.url]
          .filter((part) => part !== null)
          .join(', '),
      ),
    ),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(inertText).join('\n'))
    .join('\n\n')}\n`
}

/** 'mine.json:12:5: bind.maxBinds.value: a whole number is expected', a line each; one line when nothing is wrong. */
export function checkView({ file, reading, catalogue, language }: Checked): string {
  if ('profile' in reading) {
    const { profile } = reading
    const known = catalogue.of(profile.id)
    const place =
      known === undefined
        ? ''
        : language === 'ru'
          ? `; заменит встроенный профиль ${profile.id}`
          : `; it takes the place of the built-in ${profile.id}`
    const good = language === 'ru' ? 'ошибок нет' : 'nothing is wrong'
    return `${inertText(`${file}: ${profile.id}, ${profile.name[language]}${countsText(profile, language)}: ${good}${place}`)}\n`
  }
  const lines = reading.problems.map(
    (problem) => `${file}:${problem.place === null ? ' ' : ''}${placedProblemText(problem, language)}`,
  )
  const others = reading.total - reading.problems.length
  const more = language === 'ru' ? `… и ещё ${others}` : `… and ${others} more`
  return `${[...lines, ...(others > 0 ? [more] : [])].map(inertText).join('\n')}\n`
}

export function checkJson({ file, reading, catalogue, language }: Checked): ProfileCheckJson {
  const isRead = 'profile' in reading
  const problems = isRead ? [] : reading.problems
  return {
    file,
    ok: isRead,
    id: isRead ? reading.profile.id : null,
    replaces_built_in: isRead && catalogue.of(reading.profile.id) !== undefined,
    problem_count: isRead ? 0 : reading.total,
    problems: problems.map((problem) => ({
      path: problem.path,
      line: problem.place?.line ?? null,
      column: problem.place?.column ?? null,
      problem: problem.problem,
      message: profileProblemText({ ...problem, path: '' }, language),
    })),
  }
}

function codeCounts({ codes }: ProviderProfile): ProfileRowJson['codes'] {
  return {
    command_status: codes.commandStatus?.rows.length ?? 0,
    receipt_err: codes.receiptErr?.rows.length ?? 0,
    api_error: codes.api?.rows.length ?? 0,
  }
}

function countsText(profile: ProviderProfile, language: Language): string {
  const counts = codeCounts(profile)
  const codes = codeTableFields.reduce((sum, field) => sum + counts[field], 0)
  const tlvs = profile.tlvs?.length ?? 0
  const parts = [
    ...(codes === 0 ? [] : [`${language === 'ru' ? 'коды' : 'codes'} ${codes}`]),
    ...(tlvs === 0 ? [] : [`TLV ${tlvs}`]),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]
}

function factLines(
  { field, fact }: NamedFact,
  profile: ProviderProfile,
  language: Language,
): readonly string[] {
  if (fact === null) return []
  const said = (one: StatedFact) => {
    const note = one.note === undefined ? '' : ` (${one.note[language]})`
    const read = profile.sources[one.source]?.read ?? ''
    return `${factText(field, one.value, language)}${note}  [${one.source}, ${read}]`
  }
  return [
    `${field.words[language]}: ${said(fact)}`,
    ...(fact.others ?? []).map((other) => `  ${said(other)}`),
  ]
}
