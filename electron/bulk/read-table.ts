import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { getSystemErrorMessage } from 'node:util'
import { CsvError, parse } from 'csv-parse'
import { maxColumns } from '../../shared/bulk/bulk-plan.ts'
import { guessDelimiter, looksLikeHeader } from '../../shared/bulk/guess-columns.ts'
import type { TableFormat } from '../../shared/contract/bulk.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { plainCell } from './inert-csv.ts'
import { headingForm } from './result-file.ts'
import { readWorkbook } from './workbook/read-workbook.ts'

/** How much of a file is looked at to tell its charset and delimiter. */
const sampleOctets = 4 * 1024 * 1024
/** Characters of one row at most: an unclosed quote must not swallow the file. */
const maxRowCharacters = 1_000_000

/** The compound file in which Office keeps old workbooks, and those with a password. */
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * By the first octets, not by the name: 'PK' is a zip archive, which a workbook is. Throws Fault bulk.old-workbook,
 * bulk.cannot-read.
 */
export async function tableKind(path: string): Promise<'csv' | 'xlsx'> {
  const octets = await head(path, 4)
  if (oldOffice.every((octet, index) => octets[index] === octet)) throw new Fault('bulk.old-workbook', {})
  return octets[0] === 0x50 && octets[1] === 0x4b ? 'xlsx' : 'csv'
}

/** The format that fits the file best. */
export async function guessFormat(path: string): Promise<TableFormat> {
  const plain: TableFormat = { charset: 'utf-8', delimiter: ',', hasHeader: true }
  if ((await tableKind(path)) === 'csv') {
    const octets = await head(path, sampleOctets)
    const charset = guessCharset(octets)
    const text = new TextDecoder(charset).decode(octets.subarray(0, 64 * 1024))
    const delimiter = guessDelimiter(/[^\r\n]*/.exec(text.trimStart())?.[0] ?? '')
    const known = ([',', ';', '\t', '|'] as const).find((one) => one === delimiter) ?? ','
    Object.assign(plain, { charset, delimiter: known })
  }
  const rows: string[][] = []
  for await (const row of readRows(path, plain)) {
    rows.push(row)
    if (rows.length === 5) break
  }
  return { ...plain, hasHeader: looksLikeHeader(rows) }
}

/**
 * The rows of a CSV, or of the first sheet of a workbook, as they are read. Empty rows are passed over; the heading is
 * a row like the others. A result file of ours gives back the cells it was made from. Throws the Faults of `tableErrors` in shared/contract/bulk.ts.
 */
export async function* readRows(path: string, format: TableFormat): AsyncGenerator<string[]> {
  if ((await tableKind(path)) === 'xlsx') yield* readWorkbook(path)
  else yield* readCsv(path, format)
}

async function* readCsv(path: string, { charset, delimiter }: TableFormat): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowCharacters,
  })
  // Errors of the source are thrown by the loop below.
  pipeline(Readable.from(readText(path, charset)), parser, () => undefined)
  let isResult: boolean | null = null
  try {
    for await (const record of parser) {
      const raw: string[] = Array.isArray(record) ? record.map(String) : []
      isResult ??= headingForm(raw) !== null
      const cells = isResult ? raw.map(plainCell) : raw
      if (cells.length > maxColumns) throw new Fault('bulk.too-many-columns', { limit: maxColumns })
      if (cells.some((cell) => cell !== '')) yield cells
    }
  } catch (problem) {
    if (problem instanceof CsvError) {
      throw new Fault('bulk.bad-row', { line: parser.info.lines, limit: maxRowCharacters })
    }
    throw systemFault(problem)
  }
}

async function* readText(path: string, charset: TableFormat['charset']): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset, { fatal: true })
  const decode = (octets?: Buffer): string => {
    try {
      return octets === undefined ? decoder.decode() : decoder.decode(octets, { stream: true })
    } catch {
      throw new Fault('bulk.wrong-charset', { charset })
    }
  }
  for await (const octets of createReadStream(path)) {
    const text = decode(octets)
    if (text !== '') yield text
  }
  const rest = decode()
  if (rest !== '') yield rest
}

/**
 * A byte order mark decides; else UTF-8 when all octets are valid, otherwise the Cyrillic code page of
 * Windows.
 */
function guessCharset(octets: Uint8Array): TableFormat['charset'] {
  if (octets[0] === 0xff && octets[1] === 0xfe) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(octets, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1251'
  }
}

async function head(path: string, octets: number): Promise<Uint8Array> {
  try {
    await using file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(octets), 0, octets, 0)
    return buffer.subarray(0, bytesRead)
  } catch (problem) {
    throw systemFault(problem)
  }
}

/** A failed read or write as the Fault bulk.cannot-read; anything else as it is. It never names the path. */
export function systemFault(problem: unknown): unknown {
  if (!(problem instanceof Error && 'errno' in problem && typeof problem.errno === 'number')) return problem
  return new Fault('bulk.cannot-read', { reason: getSystemErrorMessage(problem.errno) })
}
