import { type Detail, fill, type Language } from '../../shared/words/words.ts'
import type { BundleExample } from './bundle-examples.ts'
import type { BundleConnection, BundleFacts } from './bundle-facts.ts'
import type { BundlePdu } from './bundle-pdus.ts'
import { pduTableHead, pduTableRow, pduTableTail } from './exchange-table.ts'
import { escaped, escapedLines, pageHead, pageTail } from './page-frame.ts'
import { type ReportWord, reportWords } from './report-words.ts'

/** PDUs in the page; the capture beside it has all of them. */
const mostShown = 500

type Say = (word: ReportWord, detail?: Detail) => string
type Fact = readonly [label: string, value: string | null]

/** The report as a page, piece by piece. */
export function* reportPage(
  facts: BundleFacts,
  pdus: readonly BundlePdu[],
  language: Language,
): Generator<string> {
  const say: Say = (word, detail = {}) => escaped(fill(reportWords[word][language], detail))
  yield pageHead(reportWords.title, language)
  yield `<p class="dim">${say('made', { at: facts.made_at, zone: facts.time_zone })}</p>\n`
  for (const part of ['account', 'expected', 'observed'] as const) yield words(say, part, facts[part])
  if (facts.connection !== null)
    yield section(say('connection'), factList(connectionFacts(facts.connection, say)))
  if (facts.examples.length > 0)
    yield section(
      say('examples'),
      facts.examples.map((one) => factList(exampleFacts(one, say))).join('<br>\n'),
    )
  yield codeTable(facts, say)
  yield `<h2>${say('exchange')}</h2>\n`
  yield* exchange(facts, pdus, language, say)
  yield doctorList(facts, say)
  yield section(say('environment'), factList(environmentFacts(facts, say)))
  yield pageTail
}

function section(title: string, content: string): string {
  return `<h2>${title}</h2>\n${content}\n`
}

function words(say: Say, part: 'account' | 'expected' | 'observed', text: string): string {
  const said =
    text.trim() === ''
      ? `<p class="dim">${say('notSaid')}</p>`
      : `<p class="words">${escapedLines(text.trim())}</p>`
  return section(say(part), said)
}

/** Labels are escaped already, values are not; null is left out. */
function factList(facts: readonly Fact[]): string {
  const rows = facts
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => `<dt>${label}</dt><dd>${escaped(value ?? '')}</dd>`)
  return `<dl>${rows.join('\n')}</dl>`
}

function connectionFacts(connection: BundleConnection, say: Say): Fact[] {
  const plain = (word: ReportWord, detail?: Detail) => unescaped(say(word, detail))
  const {
    rate,
    enquire_link_seconds: enquire,
    response_timeout_seconds: timeout,
    tls,
    host,
    port,
  } = connection
  return [
    [say('name'), connection.name],
    [say('address'), `${host}:${port}${tls === null ? '' : ` (${tls})`}`],
    ['system_id', connection.system_id],
    ['system_type', connection.system_type],
    [say('bindMode'), connection.bind],
    [say('binds'), String(connection.binds)],
    ['interface_version', connection.interface_version],
    ['addr_ton, addr_npi', `${connection.addr_ton}, ${connection.addr_npi}`],
    ['address_range', connection.address_range],
    [say('window'), String(connection.window)],
    [say('rate'), rate === null ? plain('noLimit') : String(rate)],
    ['enquire_link', enquire === 0 ? plain('off') : plain('seconds', { seconds: enquire })],
    [say('timeout'), plain('seconds', { seconds: timeout })],
    [say('profile'), connection.profile],
  ]
}

/** Words of ours have nothing in them that escaping changes but the apostrophe. */
function unescaped(text: string): string {
  return text.replaceAll('&#39;', "'")
}

function exampleFacts(example: BundleExample, say: Say): Fact[] {
  const { at, zone, latency_ms: ms, receipts } = example
  return [
    [say('time'), at === null ? null : `${at} (${zone})`],
    ['command_id', `${example.command}, sequence_number ${example.sequence_number}`],
    ['source_addr', example.source_addr],
    ['destination_addr', example.destination_addr],
    ['message_id', example.message_ids.join(', ')],
    ['command_status', example.command_status ?? unescaped(say('noAnswer'))],
    [say('latency'), ms === null ? null : unescaped(say('ms', { ms }))],
    ...receipts.map(
      (receipt): Fact => [
        say('receipt'),
        [receipt.at, `stat:${receipt.stat ?? ''} err:${receipt.err ?? ''}`].filter(Boolean).join('  '),
      ],
    ),
  ]
}

function codeTable({ codes }: BundleFacts, say: Say): string {
  if (codes.length === 0) return section(say('codes'), `<p class="dim">${say('none')}</p>`)
  const head = (['code', 'field', 'times', 'meaning', 'by'] as const).map(
    (word) => `<th scope="col">${say(word)}</th>`,
  )
  const rows = codes.map(({ code, field, times, title, meaning, said_by }) => {
    const said =
      title === null ? '' : `<b>${escaped(title)}</b><br><span class="dim">${escaped(meaning ?? '')}</span>`
    return `<tbody><tr><td class="mono">${escaped(code)}</td><td class="mono">${escaped(field ?? '')}</td><td>${times}</td><td>${said}</td><td>${escaped(said_by ?? '')}</td></tr></tbody>`
  })
  return section(
    say('codes'),
    `<table>\n<thead><tr>${head.join('')}</tr></thead>\n${rows.join('\n')}\n</table>`,
  )
}

function* exchange(
  facts: BundleFacts,
  pdus: readonly BundlePdu[],
  language: Language,
  say: Say,
): Generator<string> {
  if (pdus.length === 0) return yield `<p class="dim">${say('noPdus')}</p>\n`
  if (facts.is_cut) yield `<p class="dim">${say('isCut')}</p>\n`
  if (pdus.length > mostShown)
    yield `<p class="dim">${say('moreInFile', { shown: mostShown, all: pdus.length })}</p>\n`
  yield pduTableHead(language)
  for (const { row } of pdus.slice(0, mostShown)) yield pduTableRow(row, language, facts.time_zone)
  yield pduTableTail
}

const marks: Readonly<Record<string, string>> = {
  ok: '✓',
  warning: '!',
  failed: '✗',
  skipped: '–',
  running: '·',
}

function doctorList({ doctor }: BundleFacts, say: Say): string {
  if (doctor.length === 0) return ''
  const facts = doctor.map(
    ({ state, title, what }): Fact => [escaped(`${marks[state] ?? ''} ${title}`), what || '…'],
  )
  return section(say('doctor'), factList(facts))
}

function environmentFacts({ environment, hidden }: BundleFacts, say: Say): Fact[] {
  const parts = (['secrets', 'numbers', 'texts'] as const).filter((part) => hidden.includes(part))
  const named = parts.map((part) => unescaped(say(part)))
  return [
    ['SMPP Workbench', `${environment.workbench} (${environment.host})`],
    ['OS', environment.platform],
    [say('hidden'), named.length === 0 ? unescaped(say('none')) : named.join(', ')],
  ]
}
