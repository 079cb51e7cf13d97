import { z } from 'zod'
import {
  type LoadFigures,
  type LoadResult,
  type LoadSecond,
  loadResultSchema,
  loadSecondSchema,
  partCountNames,
  receiptCountNames,
  type Share,
  type TimeName,
  timeNames,
} from './load-figures.ts'
import { askedText, loadSettingsSchema } from './load-settings.ts'
import { summedSeconds } from './second-series.ts'
import { histogramJsonSchema, TimeHistogram } from './time-histogram.ts'

const histogramsSchema = z.object({
  response_time: histogramJsonSchema,
  response_time_from_write: histogramJsonSchema,
  receipt_time: histogramJsonSchema,
  receipt_time_from_write: histogramJsonSchema,
})
export type LoadHistograms = z.infer<typeof histogramsSchema>

/** What `load --record` writes and `load merge` reads: everything of a load that can be joined with others. */
export const loadRecordingSchema = z.object({
  kind: z.literal('load-recording'),
  version: z.literal(1),
  /** Epoch ms. */
  started_at: z.number(),
  /** 'host:port' */
  peer: z.string().max(300),
  system_id: z.string().max(100),
  settings: loadSettingsSchema,
  ...loadResultSchema.shape,
  histograms: histogramsSchema,
  /** Seconds that each row of `seconds` stands for. */
  span: z.number().int().min(1),
  seconds: z.array(loadSecondSchema).max(10_000),
})
export type LoadRecording = z.infer<typeof loadRecordingSchema>

/** A load as its reports show it: one, or several joined. */
export interface LoadOutcome {
  readonly startedAt: number
  readonly peer: string
  readonly systemId: string
  /** What was asked, as the command line writes it. */
  readonly asked: string
  /** Processes that were joined. */
  readonly recordings: number
  readonly result: LoadResult
  readonly responses: TimeHistogram
  readonly seconds: readonly LoadSecond[]
  /** Seconds that a row stands for. */
  readonly span: number
}

/** Joined: counts and rates are summed, histograms added. Throws when there is none. */
export function joinRecordings(recordings: readonly LoadRecording[]): LoadOutcome {
  const [first] = recordings
  if (first === undefined) throw new Error('nothing to join')
  const startedAt = Math.min(...recordings.map(({ started_at }) => started_at))
  const histograms = joinHistograms(recordings)
  const problem = recordings.find(({ fault }) => fault !== null) ?? first
  return {
    startedAt,
    peer: [...new Set(recordings.map(({ peer }) => peer))].join(', '),
    systemId: [...new Set(recordings.map(({ system_id }) => system_id))].join(', '),
    asked: [...new Set(recordings.map(({ settings }) => askedText(settings)))].join('; '),
    recordings: recordings.length,
    result: {
      figures: joinFigures(
        recordings.map(({ figures }) => figures),
        histograms,
      ),
      ended: problem.ended,
      fault: problem.fault,
    },
    responses: histograms.response_time,
    ...joinSeconds(recordings, startedAt),
  }
}

function joinHistograms(recordings: readonly LoadRecording[]): Record<TimeName, TimeHistogram> {
  const joined = (name: TimeName) => {
    const whole = new TimeHistogram()
    for (const { histograms } of recordings) whole.add(TimeHistogram.fromJson(histograms[name]))
    return whole
  }
  return {
    response_time: joined('response_time'),
    response_time_from_write: joined('response_time_from_write'),
    receipt_time: joined('receipt_time'),
    receipt_time_from_write: joined('receipt_time_from_write'),
  }
}

function joinFigures(all: readonly LoadFigures[], histograms: Record<TimeName, TimeHistogram>): LoadFigures {
  const [first] = all
  if (first === undefined) throw new Error('nothing to join')
  const sum = (of: (figures: LoadFigures) => number) => all.reduce((total, figures) => total + of(figures), 0)
  const seconds = Math.max(...all.map((figures) => figures.seconds))
  const shareOfTime = (of: (figures: LoadFigures) => number, weight: (figures: LoadFigures) => number) => {
    const whole = sum((figures) => figures.seconds * weight(figures))
    return whole === 0
      ? 0
      : Math.min(1, sum((figures) => of(figures) * figures.seconds * weight(figures)) / whole)
  }
  const answered = sum((figures) => figures.answered)
  const receipts = { ...first.receipts }
  for (const name of receiptCountNames) receipts[name] = sum((figures) => figures.receipts[name])
  const joined = { ...first }
  for (const name of partCountNames) joined[name] = sum((figures) => figures[name])
  for (const name of timeNames) joined[name] = histograms[name].figures()
  return {
    ...joined,
    asked_rate: sum(({ asked_rate }) => asked_rate),
    held_rate: sum(({ held_rate }) => held_rate),
    seconds,
    receipts,
    status: joinShares(
      all.map(({ status }) => status),
      answered,
    ),
    stat: joinShares(
      all.map(({ stat }) => stat),
      receipts.matched,
    ),
    window_full_share: shareOfTime(
      (figures) => figures.window_full_share,
      ({ window }) => window,
    ),
    unbound_share: shareOfTime(
      (figures) => figures.unbound_share,
      ({ binds }) => binds,
    ),
    window: sum(({ window }) => window),
    binds: sum(({ binds }) => binds),
    warmup_sent: sum(({ warmup_sent }) => warmup_sent),
  }
}

function joinShares(all: readonly Readonly<Record<string, Share>>[], whole: number): Record<string, Share> {
  const counts = new Map<string, number>()
  for (const shares of all)
    for (const [name, { count }] of Object.entries(shares)) counts.set(name, (counts.get(name) ?? 0) + count)
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one)
  return Object.fromEntries(
    sorted.map(([name, count]) => [name, { count, share: whole === 0 ? 0 : count / whole }]),
  )
}

/** The seconds of all by the clock; those of one keep their percentiles. */
function joinSeconds(
  recordings: readonly LoadRecording[],
  startedAt: number,
): { readonly seconds: readonly LoadSecond[]; readonly span: number } {
  const [only, second] = recordings
  if (only !== undefined && second === undefined) return { seconds: only.seconds, span: only.span }
  const span = Math.max(...recordings.map((recording) => recording.span))
  const rows = new Map<number, LoadSecond>()
  for (const { started_at, seconds } of recordings) {
    for (const row of seconds) {
      const t = Math.max(1, Math.round(((started_at - startedAt) / 1000 + row.t) / span)) * span
      const there = rows.get(t)
      rows.set(t, there === undefined ? { ...row, t } : summedSeconds(there, { ...row, t }))
    }
  }
  return { seconds: [...rows.values()].toSorted((one, other) => one.t - other.t), span }
}
