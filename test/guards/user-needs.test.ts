import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const testFolder = join(import.meta.dirname, '..')
const table = readFileSync(join(testFolder, 'user-needs.md'), 'utf8')
const needs = 66

interface Row {
  readonly number: number
  readonly pain: string
  readonly source: string
  readonly shown: string
  readonly proofs: readonly Proof[]
  readonly state: string
}

interface Proof {
  /** Below test/. */
  readonly file: string
  readonly title: string
}

const rows = table
  .split('\n')
  .filter((line) => /^\| *\d+ *\|/.test(line))
  .map(rowOf)

function rowOf(line: string): Row {
  const [number = '', pain = '', source = '', shown = '', proofs = '', state = ''] = line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
  return { number: Number(number), pain, source, shown, proofs: proofsIn(proofs), state }
}

/** "`file` › title; `file` › title" */
function proofsIn(cell: string): Proof[] {
  return Array.from(cell.matchAll(/`([^`]+)` › (.+?)(?=; `|$)/g), ([, file = '', title = '']) => ({
    file,
    title,
  }))
}

/** The title stands in the file as a test's, or as the first word of a row that a test is made of. */
function hasTitle({ file, title }: Proof): boolean {
  const source = readFileSync(join(testFolder, file), 'utf8')
  const written = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?:[(\\[]|name:)\\s*(['"\`])${written}\\1\\s*,`).test(source)
}

describe('what users suffer from, and where the workbench shows it', () => {
  test('has a row for each need, in their order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: needs }, (_, index) => index + 1))
  })

  test.each(rows)('row $number names tests that there are', ({ proofs, state }) => {
    if (!state.startsWith('not yet')) expect(proofs).not.toEqual([])
    for (const proof of proofs) {
      expect(existsSync(join(testFolder, proof.file)), proof.file).toBe(true)
      expect(hasTitle(proof), `${proof.file} › ${proof.title}`).toBe(true)
    }
  })

  test.each(rows)('row $number says what the pain is, where it was seen and how far it is shown', (row) => {
    expect(row.pain).not.toBe('')
    expect(row.source).toMatch(/^https?:\/\/\S+$/)
    if (row.state === 'shown') expect(row.shown).not.toBe('')
    // What is missing, or why.
    else expect(row.state).toMatch(/^(partly|not yet): .{20,}/)
  })

  test('shows as many whole as it states, and 60 at least', () => {
    const stated = Number(/^Shown whole: (\d+) of 66\./m.exec(table)?.[1])
    expect(rows.filter(({ state }) => state === 'shown')).toHaveLength(stated)
    expect(stated).toBeGreaterThanOrEqual(60)
  })
})
