import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { KeptLimit, KeptLoad } from '../../shared/contract/load.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { limitPlanText } from '../../shared/load/limit-search.ts'
import { isGoodLoad } from '../../shared/load/load-json.ts'
import { joinRecordings } from '../../shared/load/load-recording.ts'
import { askedText } from '../../shared/load/load-settings.ts'
import { hdrText, secondCsvLine, secondsCsvHead } from '../../shared/load/load-text-forms.ts'
import { type JudgedThreshold, judge, readThreshold } from '../../shared/load/threshold.ts'
import { limitJunit } from '../export/limit-junit.ts'
import { limitPage } from '../export/limit-page.ts'
import { loadJunit } from '../export/load-junit.ts'
import { loadPage } from '../export/load-page.ts'
import type { LoadRuns } from '../load/load-runs.ts'
import type { KeptLimitRecording, KeptRecording, SavedLimits, SavedLoads } from '../storage/saved-loads.ts'

interface Parts {
  readonly loadRuns: LoadRuns
  readonly savedLoads: SavedLoads
  readonly savedLimits: SavedLimits
}

type Calls = Pick<
  Handlers,
  | 'load.start'
  | 'load.find-limit'
  | 'load.change'
  | 'load.list'
  | 'load.limits'
  | 'load.limit-report'
  | 'load.series'
  | 'load.remove'
  | 'load.report'
>

const endings = { html: 'html', csv: 'csv', hdr: 'hdr', junit: 'xml', recording: 'json' } as const

export function loadHandlers({ loadRuns, savedLoads, savedLimits }: Parts): Calls {
  return {
    'load.start': async ({ plan, agreed }) => ({ runId: loadRuns.start(plan, agreed) }),
    'load.find-limit': async ({ plan, agreed }) => ({ runId: loadRuns.findLimit(plan, agreed) }),
    'load.change': async ({ what }) => {
      loadRuns.change(what)
      return {}
    },
    'load.list': async () => savedLoads.list().map(keptLoad),
    'load.limits': async () => savedLimits.list().map(keptLimit),
    'load.limit-report': async ({ runId, form, language }) => {
      const { recording } = there(savedLimits.find(runId))
      const texts = {
        html: () => limitPage(recording, language),
        junit: () => limitJunit(recording, language),
        csv: () => secondsCsvHead + recording.seconds.map(secondCsvLine).join(''),
        recording: () => `${JSON.stringify(recording)}\n`,
      }
      return { name: `limit-${dayOf(recording.started_at)}.${endings[form]}`, text: texts[form]() }
    },
    'load.series': async ({ runId }) => {
      const running = loadRuns.series(runId)
      if (running !== null) return running
      const { recording } = there(savedLoads.find(runId) ?? savedLimits.find(runId))
      return { startedAt: recording.started_at, span: recording.span, seconds: recording.seconds }
    },
    'load.remove': async ({ runId }) => {
      await savedLoads.remove(runId)
      await savedLimits.remove(runId)
      return {}
    },
    'load.report': async ({ runId, form, language }) => {
      const { recording } = there(savedLoads.find(runId))
      const outcome = joinRecordings([recording])
      const judged = judgedOf(recording)
      const texts = {
        html: () => loadPage(outcome, judged, language),
        junit: () => loadJunit(outcome, judged, language),
        csv: () => secondsCsvHead + recording.seconds.map(secondCsvLine).join(''),
        hdr: () => hdrText(outcome.responses),
        recording: () => `${JSON.stringify(recording)}\n`,
      }
      return { name: `load-${dayOf(recording.started_at)}.${endings[form]}`, text: texts[form]() }
    },
  }
}

export function loadSources({ loadRuns }: Parts): Pick<StreamSources, 'load.state' | 'load.seconds'> {
  return {
    'load.state': (_params, emit) => loadRuns.followState(emit),
    'load.seconds': (_params, emit) => loadRuns.followSeconds((runId, second) => emit({ runId, second })),
  }
}

/** Throws load.not-found. */
function there<Kept>(found: Kept | undefined): Kept {
  if (found === undefined) throw new Fault('load.not-found', {})
  return found
}

function dayOf(startedAt: number): string {
  return new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-')
}

function judgedOf({ settings, figures }: KeptRecording['recording']): JudgedThreshold[] {
  return settings.failIf.map((condition) => judge(readThreshold(condition), figures))
}

function keptLoad({ runId, connectionName, recording }: KeptRecording): KeptLoad {
  const { peer, started_at: startedAt, settings, figures, ended, fault } = recording
  const thresholds = judgedOf(recording)
  const result = { figures, ended, fault }
  const isGood = isGoodLoad(result, thresholds)
  return { runId, connectionName, peer, startedAt, asked: askedText(settings), isGood, thresholds, ...result }
}

function keptLimit({ runId, connectionName, recording }: KeptLimitRecording): KeptLimit {
  const { peer, started_at: startedAt, search, trials, limit, is_whole: isWhole, fault } = recording
  return {
    runId,
    connectionName,
    peer,
    startedAt,
    asked: limitPlanText(search),
    trials,
    limit,
    isWhole,
    fault,
  }
}
