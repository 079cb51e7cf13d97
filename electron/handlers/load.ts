import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { KeptLoad } from '../../shared/contract/load.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { isGoodLoad } from '../../shared/load/load-json.ts'
import { joinRecordings } from '../../shared/load/load-recording.ts'
import { askedText } from '../../shared/load/load-settings.ts'
import { hdrText, secondCsvLine, secondsCsvHead } from '../../shared/load/load-text-forms.ts'
import { type JudgedThreshold, judge, readThreshold } from '../../shared/load/threshold.ts'
import { loadJunit } from '../export/load-junit.ts'
import { loadPage } from '../export/load-page.ts'
import type { LoadRuns } from '../load/load-runs.ts'
import type { KeptRecording, SavedLoads } from '../storage/saved-loads.ts'

interface Parts {
  readonly loadRuns: LoadRuns
  readonly savedLoads: SavedLoads
}

type Calls = Pick<
  Handlers,
  'load.start' | 'load.change' | 'load.list' | 'load.series' | 'load.remove' | 'load.report'
>

const endings = { html: 'html', csv: 'csv', hdr: 'hdr', junit: 'xml', recording: 'json' } as const

export function loadHandlers({ loadRuns, savedLoads }: Parts): Calls {
  /** Throws load.not-found. */
  const kept = (runId: string): KeptRecording => {
    const found = savedLoads.list().find((one) => one.runId === runId)
    if (found === undefined) throw new Fault('load.not-found', {})
    return found
  }
  return {
    'load.start': async ({ plan, isAgreed }) => ({ runId: loadRuns.start(plan, isAgreed) }),
    'load.change': async ({ what }) => {
      loadRuns.change(what)
      return {}
    },
    'load.list': async () => savedLoads.list().map(keptLoad),
    'load.series': async ({ runId }) => {
      const running = loadRuns.series(runId)
      if (running !== null) return running
      const { recording } = kept(runId)
      return { startedAt: recording.started_at, span: recording.span, seconds: recording.seconds }
    },
    'load.remove': async ({ runId }) => {
      await savedLoads.remove(runId)
      return {}
    },
    'load.report': async ({ runId, form, language }) => {
      const { recording } = kept(runId)
      const outcome = joinRecordings([recording])
      const judged = judgedOf(recording)
      const day = new Date(recording.started_at).toISOString().slice(0, 19).replaceAll(':', '-')
      const texts = {
        html: () => loadPage(outcome, judged, language),
        junit: () => loadJunit(outcome, judged, language),
        csv: () => secondsCsvHead + recording.seconds.map(secondCsvLine).join(''),
        hdr: () => hdrText(outcome.responses),
        recording: () => `${JSON.stringify(recording)}\n`,
      }
      return { name: `load-${day}.${endings[form]}`, text: texts[form]() }
    },
  }
}

export function loadSources({ loadRuns }: Parts): Pick<StreamSources, 'load.state' | 'load.seconds'> {
  return {
    'load.state': (_params, emit) => loadRuns.followState(emit),
    'load.seconds': (_params, emit) => loadRuns.followSeconds((runId, second) => emit({ runId, second })),
  }
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
