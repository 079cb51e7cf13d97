import { faultText } from '../../shared/faults/fault.ts'
import type { LimitRecording } from '../../shared/load/limit-recording.ts'
import { limitPlanText, limitText, verdictText } from '../../shared/load/limit-search.ts'
import { figureText } from '../../shared/load/load-figure-table.ts'
import type { Language } from '../../shared/words/words.ts'
import { loadCharts } from './load-page-charts.ts'
import { escaped, pageHead, pageTable, pageTail } from './page-frame.ts'

const words = {
  title: { en: 'SMPP rate limit', ru: 'Предел темпа SMPP' },
  begun: { en: 'Begun', ru: 'Начато' },
  trials: { en: 'Trials', ru: 'Пробы' },
  asked: { en: 'Asked, parts a second', ru: 'План, частей в секунду' },
  held: { en: 'Held', ru: 'Держалось' },
  throttled: { en: 'Refused because of the speed', ru: 'Отказов из-за скорости' },
  verdict: { en: 'Verdict', ru: 'Вывод' },
} as const

/** The result of a search for the limit as one page that needs nothing else, for the screen and for A4. */
export function limitPage(recording: LimitRecording, language: Language): string {
  const { peer, system_id, started_at, search, trials, limit, is_whole, fault } = recording
  const say = (word: keyof typeof words) => words[word][language]
  const rows = trials.map(({ rate, held_rate, throttled_share, p95, verdict }) => [
    figureText(rate, 'rate', language),
    figureText(held_rate, 'rate', language),
    figureText(throttled_share, 'share', language),
    p95?.toFixed(1) ?? '–',
    `<span class="${verdict === 'held' ? 'good' : 'bad'}">${verdictText(verdict, language)}</span>`,
  ])
  return [
    pageHead({ en: `${words.title.en}: ${peer}`, ru: `${words.title.ru}: ${peer}` }, language),
    `<p>${escaped(limitText(limit, language, is_whole))}</p>\n`,
    fault === null ? '' : `<p class="bad">${escaped(faultText(fault, language).what)}</p>\n`,
    `<p class="mono">load ${escaped(limitPlanText(search))}</p>\n`,
    `<p class="dim">${escaped(system_id)} · ${say('begun')} ${new Date(started_at).toISOString()}</p>\n`,
    pageTable(say('trials'), [say('asked'), say('held'), say('throttled'), 'p95', say('verdict')], rows),
    loadCharts(recording, language),
    pageTail,
  ].join('')
}
