import type { Command } from 'commander'
import type { ConnectionMode } from '../../../shared/contract/connections.ts'
import { captureRowJson } from '../../../shared/json/capture-json.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import { type CaptureInput, captureInput } from '../capture/capture-input.ts'
import { planReplay, replayRequests } from '../capture/replay-plan.ts'
import { sendReplay } from '../capture/replay-send.ts'
import { ToldProblems } from '../capture/told-problems.ts'
import { type Cli, complainOf } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { addCommonOptions, type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { addConnectionOptions, type ConnectionOptions, connectionOf } from '../options/connection-options.ts'
import { addDecodeAsOption, type DecodeAsOption } from '../options/decode-as-option.ts'
import { addBindsOption, addLifeOptions, addPaceOptions } from '../options/session-options.ts'
import { captureRowView } from '../views/capture-view.ts'
import { peerNotes } from '../views/peer-notes.ts'
import {
  isReplayedAlike,
  type ReplayFacts,
  replayedJson,
  replayedView,
  replaySummaryJson,
  replaySummaryView,
} from '../views/replay-view.ts'
import { complainOfBind } from '../views/unbound.ts'

interface ReplayOptions extends CommonOptions, ConnectionOptions, DecodeAsOption {
  readonly dryRun?: boolean
}

interface Asked {
  readonly input: CaptureInput
  readonly filter: string | undefined
}

const bindModes: readonly ConnectionMode[] = ['transmitter', 'transceiver', 'pair']

/** `capture replay`: sends the requests of a capture again. */
export function addCaptureReplay(capture: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const replay = capture
    .command('replay')
    .description(
      say({
        en: 'bind, send the requests of the ESME in a capture again, octet for octet but for sequence_number, and compare the answers with those recorded; binds, keep-alives and responses are left out',
        ru: 'подключиться, снова отправить запросы ESME из захвата, октет в октет, кроме sequence_number, и сравнить ответы с записанными; bind, enquire_link и ответы не отправляются',
      }),
    )
    .argument(
      '<file>',
      say({ en: 'a capture, as capture query reads it', ru: 'захват, как для capture query' }),
    )
    .argument(
      '[filter]',
      say({
        en: 'which requests, such as: command == submit_sm and to contains 7916',
        ru: 'какие запросы, например: command == submit_sm and to contains 7916',
      }),
    )
    .option(
      '--dry-run',
      say({
        en: 'list what would be sent, without connecting',
        ru: 'перечислить, что было бы отправлено, не подключаясь',
      }),
    )
  addDecodeAsOption(replay, cli)
  addConnectionOptions(replay, cli, bindModes)
  for (const add of [addLifeOptions, addBindsOption, addPaceOptions]) add(replay, cli)
  // Only who connects needs an account.
  replay.options.find(({ long }) => long === '--system-id')?.makeOptionMandatory(false)
  addCommonOptions(replay, cli).action((file: string, filter: string | undefined, options: ReplayOptions) => {
    const { dryRun = false, systemId } = options as Partial<ReplayOptions>
    if (!dryRun && systemId === undefined)
      return replay.error("error: required option '--system-id <text>' not specified")
    return replayCapture(cli, setExitCode, { input: captureInput(file, options), filter }, options)
  })
}

async function replayCapture(
  cli: Cli,
  setExitCode: SetExitCode,
  asked: Asked,
  options: ReplayOptions,
): Promise<void> {
  const { json = false, dryRun = false } = options
  const language = outputLanguage(cli, options)
  const inspect = inspectOptionsOf(cli.catalogue, options.profile)
  const problems = new ToldProblems(cli, language, setExitCode)
  const plan = await planReplay(cli, asked, options.profile, problems, (row) => {
    if (dryRun)
      void cli.output.print(json ? jsonLine(captureRowJson(row, inspect, language)) : captureRowView(row))
  })
  const requests = plan.recorded.size
  if (dryRun) {
    const words = { en: `${requests} requests would be sent`, ru: `было бы отправлено запросов: ${requests}` }
    await cli.output.print(json ? jsonLine({ kind: 'summary', requests, sent: 0 }) : `${words[language]}\n`)
    return
  }
  const connection = await connectionOf(cli, options, 'transmitter')
  const facts: ReplayFacts = { requests, profileId: connection.profileId, language }
  let refusedUnrecorded = 0
  const { fault, isInterrupted, ...counts } = await sendReplay(
    connection,
    replayRequests(cli, plan),
    {
      output: cli.output,
      bound: ({ bindMode, remoteAddress, peerSystemId, bind }) => {
        const peer = { bind_mode: bindMode, address: remoteAddress, system_id: peerSystemId }
        if (json)
          void cli.output.print(jsonLine({ kind: 'bound', ...peer, bind: bind.number, binds: bind.of }))
      },
      unbound: (state) => complainOfBind(cli, state),
      replayed: (replayed) => {
        const { result, outcome } = replayed
        if (result === 'unrecorded' && outcome.kind === 'answered' && !outcome.answer.isAccepted)
          refusedUnrecorded++
        return cli.output.print(
          json ? jsonLine(replayedJson(cli, replayed, facts)) : replayedView(cli, replayed, facts),
        )
      },
    },
    peerNotes(cli),
  )
  const isAlike = fault === null && !isInterrupted && isReplayedAlike(counts, refusedUnrecorded, facts)
  await cli.output.print(
    json ? jsonLine(replaySummaryJson(cli, counts, isAlike, fault, facts)) : replaySummaryView(counts, facts),
  )
  if (fault !== null) complainOf(cli, fault)
  if (!isAlike) setExitCode(workFailed)
}
