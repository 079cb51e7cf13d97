import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BenchRow, isMet } from './bench-row.ts'

interface BenchFile {
  rows(): Promise<BenchRow[]>
}

/** `npm run bench -- NAME` runs the files and rows that have NAME in their name; without it all of them. */
const [wanted = ''] = process.argv.slice(2)
const folder = import.meta.dirname
const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))
const named = files.filter((name) => name.toLowerCase().includes(wanted.toLowerCase()))

function isBenchFile(module: object): module is BenchFile {
  return 'rows' in module && typeof module.rows === 'function'
}

const results: BenchRow[] = []
for (const name of named.length > 0 ? named : files) {
  const module: object = await import(pathToFileURL(join(folder, name)).href)
  if (!isBenchFile(module)) throw new Error(`${name} exports no rows()`)
  for (const row of await module.rows()) {
    // A name that is no file's is a row's.
    if (named.length === 0 && !row.name.toLowerCase().includes(wanted.toLowerCase())) continue
    results.push(row)
    console.log(line(row))
  }
}
writeFileSync(join(folder, '../../bench-results.json'), `${JSON.stringify(results, null, 2)}\n`)
if (results.length === 0) {
  console.error(`No bench has "${wanted}" in its name.`)
  process.exitCode = 2
}

function line(row: BenchRow): string {
  const ratio = `${row.ratio.toFixed(2)} x`
  return [row.name, number(row.ours), number(row.reference), ratio, goalOf(row)].join(' · ')
}

function goalOf(row: BenchRow): string {
  if (row.goalIs === 'none') return 'for comparison'
  const goal = row.goalIs === 'ours at most' ? `at most ${number(row.goal)}` : `${row.goal} x`
  return `${goal} ${isMet(row) ? '✓' : '✗'}`
}

function number(value: number): string {
  return value.toLocaleString('en')
}
