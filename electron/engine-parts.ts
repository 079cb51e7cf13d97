import type { AppInfo, DataRule } from '../shared/contract/app.ts'
import { Fault } from '../shared/faults/fault.ts'
import type { Catalogue } from '../shared/profiles/catalogue.ts'
import { Answering } from './answering/answering.ts'
import { BulkRuns } from './bulk/bulk-runs.ts'
import { UploadFolder } from './bulk/upload-folder.ts'
import { CaptureEvents } from './capture/capture-events.ts'
import { CaptureMarks } from './capture/capture-marks.ts'
import { LiveCapture } from './capture/live-capture.ts'
import { RecentAddresses } from './capture/recent-addresses.ts'
import { Recorder } from './capture/recorder.ts'
import { SessionEvents, switchEvent } from './capture/session-events.ts'
import { SessionRecorder } from './capture/session-recorder.ts'
import { LateAnswers } from './delivery/late-answers.ts'
import { ReceiptJoiner } from './delivery/receipt-joiner.ts'
import { maySubmit } from './handlers/messages.ts'
import { WindowWork } from './handlers/work-at-hand.ts'
import { LoadRuns } from './load/load-runs.ts'
import { CardCache } from './messages/card-cache.ts'
import { connectionSender } from './messages/connection-sender.ts'
import { Inbox } from './messages/inbox.ts'
import { MessageTracker } from './messages/message-tracker.ts'
import { queryPlanOf } from './messages/query-plan.ts'
import { StatusPoller } from './messages/status-poller.ts'
import { UnreadCards } from './messages/unread-cards.ts'
import { openStorage } from './open-storage.ts'
import { OpenedFiles } from './opened/opened-files.ts'
import { PlanRuns } from './plans/plan-runs.ts'
import { RelayDesk } from './relay/relay-desk.ts'
import { relayHooks } from './relay/relay-hooks.ts'
import { type Clock, SystemClock } from './session/clock.ts'
import { isLinkLost } from './session/lost-link.ts'
import type { SessionHooks } from './session/session-hooks.ts'
import { SessionStates } from './session/session-states.ts'
import { Sessions } from './session/sessions.ts'
import { defaultSimulatorConfig } from './smsc/default-config.ts'
import { atSimulator } from './smsc/local-simulator.ts'
import { readStoredConfig } from './smsc/read-config.ts'
import { Simulator } from './smsc/simulator.ts'
import { SimulatorFleet } from './smsc/simulator-fleet.ts'
import { usableTls } from './smsc/simulator-tls.ts'
import { KeptCopies } from './storage/kept-copies.ts'
import type { SavedSettings } from './storage/saved-settings.ts'
import type { SecretBox } from './storage/secrets.ts'
import type { Store } from './storage/store.ts'
import type { LoadedStore } from './storage/store-protocol.ts'
import { newsOfMove } from './workspace/planned-move.ts'

export interface EngineOptions {
  readonly dataDir: string
  /** Absent: whoever made the engine named the folder. */
  readonly dataRule?: DataRule
  readonly secretBox: SecretBox
  readonly host: AppInfo['host']
  readonly version: string
  /** That of the folder, where it is ours already; the engine closes it. */
  readonly store?: Store
}

/**
 * The parts in the order in which they need one another. A part that needs a later one registers with it when
 * that is built: receipt targets with the joiner, openers of sockets with the watch, followers of sessions
 * with their states.
 */
export async function buildParts(options: EngineOptions) {
  const clock = new SystemClock()
  const kept = await openStorage(options)
  const catalogue = () => kept.ownProfiles.catalogue
  const { store, savedConnections } = kept
  const recording = buildCapture({ ...options, ...kept, catalogue })
  const { watch, events } = recording
  const sessionStates = new SessionStates()
  const sessionEvents = new SessionEvents({
    clock,
    add: (event) => events.add(event),
    // What a disk refuses is told in the status.
    keepClose: (connectionId, close) =>
      void store.call('putLinkClose', connectionId, close).catch(() => undefined),
    stateOf: (sessionId) => sessions.stateOf(sessionId),
  })
  const simulation = buildSimulator({
    ...kept,
    ...{ catalogue, clock, watch, events, sessionEvents, sessionStates },
  })
  const answering = new Answering({
    ...{ clock, catalogue, saved: kept.savedAnswers },
    send: ({ rule, session, intent }) => {
      const connectionId = connectionNamed(rule.then.session) ?? session.connectionId ?? ''
      return messages.tracker.send(connectionSender(maySubmit(sessions.ofConnection(connectionId))), intent)
    },
    tell: (event) => events.add(event),
  })
  /** Throws answering.no-session. */
  const connectionNamed = (name: string | undefined) => {
    if (name === undefined) return undefined
    const named = savedConnections.list().find((one) => one.name === name)
    if (named === undefined) throw new Fault('answering.no-session', { name })
    return named.connectionId
  }
  const messages = await buildMessages(kept, clock, recording.recorder, answering)
  const { late, tracker, joiner } = messages

  const hooks: Pick<SessionHooks, 'onPdu' | 'readGate'> = {
    readGate: store.readGate,
    onPdu: (session, event) => {
      watch.record(session, event)
      late.onPdu(event)
      answering.responder.onPdu(session, event)
      tracker.onPdu(session, event)
    },
  }
  const connectionOf = (connectionId: string) =>
    atSimulator(savedConnections.withSecrets(connectionId), simulation.simulator)
  const sessions = new Sessions({
    clock,
    hooks: {
      ...hooks,
      onPhase: (state) => {
        sessionEvents.phaseChanged(state)
        if (state.phase === 'bound') statusPoller.wake()
        else if (isLinkLost(state)) tracker.linkLost(state.sessionId)
      },
      onNote: (session, note) => sessionEvents.noted(session, note),
    },
    states: sessionStates,
    connectionOf,
    onDeliver: (_pdu, mark) => answering.acknowledge(mark),
  })
  const keptCopies = new KeptCopies(store)
  const relay = new RelayDesk({
    onKept: (name) => keptCopies.add(name),
    ...{ clock, catalogue, connectionOf, dataDir: options.dataDir, saved: kept.savedRelay },
    hooks: relayHooks({ readGate: store.readGate, watch, sessionEvents, sessionStates }),
  })
  watch.addOwnAddresses((address) => relay.hasLocalAddress(address))
  const statusPoller = new StatusPoller({
    ...{ clock, store, tracker, cards: tracker.cards },
    planOf: (connectionId) => queryPlanOf(savedConnections, catalogue(), connectionId),
    senderOf(connectionId) {
      const binds = sessions.ofConnection(connectionId)
      return binds === undefined || binds.sessionFor('query_sm') === null ? null : connectionSender(binds)
    },
  })
  await statusPoller.restore()
  watch.addOwnAddresses((address) => sessions.hasLocalAddress(address))
  const checkAddresses = new RecentAddresses()
  watch.addOwnAddresses((address) => checkAddresses.has(address))

  const uploads = new UploadFolder(options.dataDir)
  await uploads.clear()
  const planRuns = new PlanRuns({
    ...{ saved: kept.savedPlans, clock, catalogue, connectionOf, workbench: options.version, uploads },
    liveOf: (connectionId) => sessions.liveOf(connectionId),
    // Recorded and no more: receipts of a run are none of Messages.
    hooks: { readGate: store.readGate, onPdu: (session, event) => watch.record(session, event) },
    onLocalAddress: (address) => checkAddresses.add(address),
  })
  const loadRuns = new LoadRuns({
    ...{ clock, connectionOf, keep: (load) => kept.savedLoads.add(load) },
    keepLimit: (search) => kept.savedLimits.add(search),
    onLocalAddress: (address) => checkAddresses.add(address),
  })
  const openedFiles = new OpenedFiles({ dataDir: options.dataDir, catalogue })
  await openedFiles.clear()
  const openBinds = (connectionId: string) => sessions.open(connectionId)
  const limits = () => kept.savedSettings.bulkLimits
  const bulkRuns = await BulkRuns.open({ store, clock, joiner, late, tracker, openBinds, limits })
  return {
    dataRule: 'option' as const,
    startNews: newsOfMove(options.dataDir),
    keptCopies,
    ...options,
    catalogue,
    ...kept,
    ...recording,
    ...simulation,
    ...messages,
    ...{
      answering,
      clock,
      hooks,
      sessionStates,
      sessions,
      connectionOf,
      statusPoller,
      uploads,
      openedFiles,
      bulkRuns,
      planRuns,
      relay,
      loadRuns,
      windowWork: new WindowWork(),
    },
    onLocalAddress: (address: string) => checkAddresses.add(address),
  }
}

function buildCapture({
  secretBox,
  store,
  loaded,
  catalogue,
}: {
  readonly secretBox: SecretBox
  readonly store: Store
  readonly loaded: LoadedStore
  readonly catalogue: () => Catalogue
}) {
  const recorder = new Recorder({
    archive: store,
    seal: (text) => secretBox.seal(text),
    nextSeq: loaded.lastSeq + 1,
  })
  const events = new CaptureEvents({
    archive: store,
    recorder,
    recent: loaded.events,
    lastEvent: loaded.lastEvent,
  })
  const marks = new CaptureMarks(store, loaded.marks)
  store.onStatus(({ firstSeq }) => {
    events.dropBefore(firstSeq)
    marks.dropBefore(firstSeq)
  })
  return {
    recorder,
    events,
    capture: new LiveCapture({
      recorder,
      archive: store,
      events,
      marks,
      catalogue,
      openSealed: (sealed) => secretBox.open(sealed),
    }),
    watch: new SessionRecorder(recorder),
  }
}

function buildSimulator({
  store,
  savedSettings,
  catalogue,
  clock,
  watch,
  events,
  sessionEvents,
  sessionStates,
}: {
  readonly store: Store
  readonly savedSettings: SavedSettings
  readonly catalogue: () => Catalogue
  readonly clock: Clock
  readonly watch: SessionRecorder
  readonly events: CaptureEvents
  readonly sessionEvents: SessionEvents
  readonly sessionStates: SessionStates
}) {
  const fleet = new SimulatorFleet({
    clock,
    builtIn: {
      config: readStoredConfig(catalogue(), savedSettings.simulator) ?? defaultSimulatorConfig(catalogue()),
      tls: usableTls(savedSettings.simulatorTls),
    },
    others: savedSettings.operators.flatMap(({ operatorId, config: stored, tls }) => {
      const config = readStoredConfig(catalogue(), stored)
      return config === null ? [] : [{ operatorId, config, tls: usableTls(tls) }]
    }),
    build: ({ config, tls }, onState) =>
      new Simulator({
        config,
        catalogue,
        tls,
        clock,
        hooks: {
          readGate: store.readGate,
          onPdu: (session, event) => {
            if (!watch.isMirror(session)) watch.record(session, event)
          },
          onState: (state) => sessionStates.tell(state),
          onPhase: (state) => sessionEvents.clientPhaseChanged(state),
        },
        onState,
        onSwitch: (listening) => events.add(switchEvent(clock.now(), listening)),
      }),
  })
  watch.onForeign = ({ sessionId }) => {
    const state = fleet.sessionState(sessionId)
    if (state !== undefined) sessionEvents.clientCame(state)
  }
  return { fleet, simulator: fleet.builtIn }
}

async function buildMessages(
  { store, loaded }: { readonly store: Store; readonly loaded: LoadedStore },
  clock: Clock,
  recorder: Recorder,
  answering: Answering,
) {
  const link = (captureSeq: number, messageId: string) => recorder.link(captureSeq, messageId)
  const cards = new CardCache(store, loaded.lastMessage)
  const inbox = new Inbox(cards, link, true)
  const joiner = new ReceiptJoiner({
    clock,
    onOrphan: (arrived) => (arrived.orElse === undefined ? inbox.keepOrphan(arrived) : arrived.orElse()),
  })
  const late = new LateAnswers()
  const tracker = new MessageTracker({
    store,
    clock,
    cards,
    inbox,
    joiner,
    late,
    link,
    onMessage: answering.onMessage,
  })
  await tracker.restore()
  return { joiner, late, tracker, unread: new UnreadCards(store, cards) }
}
