import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// CHANGELOG.md from one place: the sections of versions, and `Unreleased` as long as there is one to come.
//
//   node electron/build/changelog.ts VERSION      prints the section of a version; exit code 1 when there is none
//   node electron/build/changelog.ts --release    makes Unreleased the section of package.json's version, with the day

export const changelogPath = 'CHANGELOG.md'
const unreleased = 'Unreleased'

interface ChangelogSection {
  /** 'Unreleased' or a version. */
  readonly title: string
  /** As 2026-11-30; null for Unreleased, and where the section has none. */
  readonly day: string | null
  /** Its lines without the heading, without empty ones at either end. */
  readonly text: string
}

/** Throws for a heading of another form, a version that stands twice, and sections that are empty. */
export function readChangelog(text: string): readonly ChangelogSection[] {
  const [, ...parts] = text.split(/^## /m)
  const sections = parts.map((part): ChangelogSection => {
    const [heading = '', ...lines] = part.split('\n')
    const [, title, day] =
      /^(Unreleased|\d+\.\d+\.\d+(?:-[\w.]+)?)(?: · (\d{4}-\d\d-\d\d))?$/.exec(heading) ?? []
    if (title === undefined || (title === unreleased && day !== undefined))
      throw new Error(
        `${changelogPath}: "## ${heading}" is neither "## Unreleased" nor "## 1.2.3" with or without " · 2026-11-30".`,
      )
    const body = lines.join('\n').trim()
    if (body === '') throw new Error(`${changelogPath}: the section ${title} is empty.`)
    return { title, day: day ?? null, text: body }
  })
  const twice = sections.find(
    ({ title }, index) => sections.findIndex((one) => one.title === title) !== index,
  )
  if (twice !== undefined) throw new Error(`${changelogPath}: the section ${twice.title} stands twice.`)
  if (sections.some(({ title }, index) => title === unreleased && index > 0))
    throw new Error(`${changelogPath}: ${unreleased} is the first section.`)
  return sections
}

/** What is new in a build of this version: what is unreleased, else its own section. null: neither is there. */
export function newsOf(text: string, version: string): ChangelogSection | null {
  const [first, ...others] = readChangelog(text)
  if (first?.title === unreleased) return first
  return [first, ...others].find((section) => section?.title === version) ?? null
}

/** Unreleased as the section of a version. Throws when there is nothing unreleased, or the version has a section. */
export function released(text: string, version: string, day: string): string {
  const sections = readChangelog(text)
  if (sections[0]?.title !== unreleased) throw new Error(`${changelogPath} has nothing unreleased.`)
  if (sections.some(({ title }) => title === version))
    throw new Error(`${changelogPath} has a section for ${version} already.`)
  return text.replace(`## ${unreleased}\n`, `## ${version} · ${day}\n`)
}

function run(root: string, argument: string): number {
  const path = join(root, changelogPath)
  const text = readFileSync(path, 'utf8')
  if (argument === '--release') {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    writeFileSync(path, released(text, version, new Date().toISOString().slice(0, 10)))
    return 0
  }
  const section = readChangelog(text).find(({ title }) => title === argument.replace(/^v/, ''))
  if (section === undefined) {
    process.stderr.write(`${changelogPath} has no section for ${argument}.\n`)
    return 1
  }
  process.stdout.write(`${section.text}\n`)
  return 0
}

if (import.meta.main) process.exitCode = run(join(import.meta.dirname, '../..'), process.argv[2] ?? '')
