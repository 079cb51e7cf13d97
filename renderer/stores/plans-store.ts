import { create } from 'zustand'
import { ContractError } from '../../shared/contract/client.ts'
import {
  mostTextCharacters,
  type PlanHead,
  type PlanInputs,
  type PlanRunState,
  type RunHead,
} from '../../shared/contract/plans.ts'
import { revisionOf } from '../../shared/contract/revision.ts'
import type { Language } from '../../shared/words/words.ts'
import { type AskAboutLoad, callAgreed } from './agreed-call.ts'
import { removeAsking, saveAsking } from './elsewhere-store.ts'
import { client, followAlways } from './host-store.ts'
import { notifyFault } from './toast-store.ts'
import { uploadTable } from './upload-table.ts'

/** What is on show beside the list. */
export type PlanChoice =
  | { readonly kind: 'acceptance' }
  /** planId null: a plan that is not saved yet; `opened` stays when it is. */
  | { readonly kind: 'plan'; readonly planId: string | null; readonly opened: number }
  | { readonly kind: 'run'; readonly runId: string }

export interface RunForm {
  readonly connectionId: string | null
  readonly to: string
  readonly from: string
  /** Further values of the acceptance and of plans, a `name=value` a line. */
  readonly values: string
  readonly isThorough: boolean
}

/** Files chosen for the plan on show. */
export interface PlanFiles {
  readonly planId: string | null
  readonly data: {
    readonly file: File
    readonly uploadId: string
    readonly columns: readonly string[]
  } | null
  /** By the names that the plan has for them, or their own. */
  readonly texts: Readonly<Record<string, string>>
}

interface PlansView {
  /** null until the engine told of them. */
  readonly plans: readonly PlanHead[] | null
  readonly runs: readonly RunHead[]
  readonly choice: PlanChoice
  /** The run on show; null: none, or not told of yet. */
  readonly run: PlanRunState | null
  /** The run beside it. */
  readonly other: PlanRunState | null
  readonly form: RunForm
  /** Text of the plan in the editor; null while it is fetched. */
  readonly text: string | null
  readonly isChanged: boolean
  /** Text of the saved plan as its editing began; null for one that is not saved. */
  readonly begun: string | null
  readonly files: PlanFiles
  /** The table of data is handed over. */
  readonly isUploading: boolean
}

const noFiles: PlanFiles = { planId: null, data: null, texts: {} }
const emptyForm: RunForm = { connectionId: null, to: '', from: '', values: '', isThorough: false }

export const usePlans = create<PlansView>(() => ({
  plans: null,
  runs: [],
  choice: { kind: 'acceptance' },
  run: null,
  other: null,
  form: emptyForm,
  text: null,
  isChanged: false,
  begun: null,
  files: noFiles,
  isUploading: false,
}))

let isFollowed = false
let lastOpened = 0
const stops: { run: (() => void) | null; other: (() => void) | null } = { run: null, other: null }

/** Plans and runs are followed from then on. */
export function followPlans(): void {
  if (isFollowed) return
  isFollowed = true
  followAlways(
    'plans.state',
    () => ({}),
    (items) => {
      const state = items.at(-1)
      if (state !== undefined) usePlans.setState({ plans: state.plans, runs: state.runs })
    },
  )
}

export function chooseAcceptance(): void {
  leave()
  usePlans.setState({ choice: { kind: 'acceptance' } })
}

/** Shows a plan in the editor; `text` begins one that is not saved. */
export async function choosePlan(planId: string | null, text = ''): Promise<void> {
  leave()
  usePlans.setState({
    choice: { kind: 'plan', planId, opened: ++lastOpened },
    text: planId === null ? text : null,
    isChanged: planId === null,
    begun: null,
  })
  // Those of a plan stay while it runs and is looked at again.
  if (planId === null || planId !== usePlans.getState().files.planId)
    usePlans.setState({ files: { ...noFiles, planId } })
  if (planId === null) return
  const told = await taken(() => client().call('plans.text', { planId }))
  const { choice } = usePlans.getState()
  if (choice.kind === 'plan' && choice.planId === planId)
    usePlans.setState({ text: told?.text ?? '', begun: told?.text ?? null })
}

export function chooseRun(runId: string): void {
  leave()
  usePlans.setState({ choice: { kind: 'run', runId } })
  stops.run = followRun(runId, (run) => usePlans.setState({ run }))
}

/** null: nothing beside it. */
export function compareWith(runId: string | null): void {
  stops.other?.()
  stops.other = null
  usePlans.setState({ other: null })
  if (runId !== null) stops.other = followRun(runId, (other) => usePlans.setState({ other }))
}

export function changeForm(change: Partial<RunForm>): void {
  usePlans.setState(({ form }) => ({ form: { ...form, ...change } }))
}

export function changeText(text: string): void {
  usePlans.setState({ text, isChanged: true })
}

/** The plan in the editor, saved; null when it failed (a notice says why). */
export async function savePlan(): Promise<PlanHead | null> {
  const { choice, text, begun } = usePlans.getState()
  if (choice.kind !== 'plan' || text === null) return null
  const { planId } = choice
  const save = (id: string | null, replaces: string | null) =>
    client().call('plans.save', { planId: id, text, replaces })
  const saved = await taken(() =>
    saveAsking({
      save: () => save(planId, begun === null ? null : revisionOf(begun)),
      mine: () => save(planId, null),
      copy: () => save(null, null),
      theirs: () => choosePlan(planId),
    }),
  )
  if (saved === null) return null
  usePlans.setState((now) => ({
    choice: { ...choice, planId: saved.planId },
    isChanged: now.text !== text,
    begun: text,
    files: { ...now.files, planId: saved.planId },
  }))
  return saved
}

/** Puts a removed plan back under its id. */
export async function restorePlan(planId: string, text: string): Promise<void> {
  await taken(() => client().call('plans.save', { planId, text }))
}

/** The plan in the editor, in the state in which it was opened or saved here last. */
export async function removePlan(planId: string): Promise<boolean> {
  const { begun } = usePlans.getState()
  const isGone = await taken(() =>
    removeAsking(
      (replaces) => client().call('plans.remove', { planId, replaces }),
      begun === null ? null : revisionOf(begun),
    ),
  )
  const isDone = isGone === true
  if (isDone) chooseAcceptance()
  return isDone
}

/** Hands the table of data over and learns its columns. */
export async function chooseData(file: File): Promise<void> {
  usePlans.setState({ isUploading: true })
  const data = await taken(async () => {
    const uploadId = await uploadTable(file)
    const { format } = await client().call('bulk.preview', { uploadId, format: null })
    const named = { ...format, hasHeader: true }
    const { columns } = await client().call('bulk.preview', { uploadId, format: named })
    return { file, uploadId, columns }
  })
  usePlans.setState((now) => ({
    isUploading: false,
    files: data === null ? now.files : { ...now.files, data },
  }))
}

/** Takes texts under their names; false: there would be more of them than one run takes. */
export async function chooseTexts(
  chosen: readonly { readonly name: string; readonly file: File }[],
): Promise<boolean> {
  const { files } = usePlans.getState()
  // UTF-8 has four octets a character at most, so that no larger file can fit.
  if (chosen.some(({ file }) => file.size > 4 * mostTextCharacters)) return false
  const read = await Promise.all(chosen.map(async ({ name, file }) => [name, await file.text()] as const))
  const texts = { ...files.texts, ...Object.fromEntries(read) }
  if (Object.values(texts).reduce((sum, text) => sum + text.length, 0) > mostTextCharacters) return false
  usePlans.setState((now) => ({ files: { ...now.files, texts } }))
  return true
}

/** Runs what is chosen over the connection, and shows the run. `environment` is kept nowhere. */
export async function startRun(
  connectionId: string,
  ask: AskAboutLoad,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { choice, form } = usePlans.getState()
  const planId = choice.kind === 'plan' ? choice.planId : null
  const own =
    choice.kind === 'plan'
      ? {}
      : { to: form.to.trim(), ...(form.from.trim() !== '' && { from: form.from.trim() }) }
  const run = {
    ...{ connectionId, planId, isThorough: form.isThorough },
    values: { ...valuesIn(form.values), ...own },
  }
  const started = await taken(() =>
    callAgreed(ask, async (agreed) => {
      if (planId === null) return client().call('plans.start', run)
      return withUpload((data) =>
        client().call('plans.start', { ...run, agreed, inputs: { ...inputsOf(environment), data } }),
      )
    }),
  )
  if (started !== null) chooseRun(started.runId)
}

function inputsOf(environment: Readonly<Record<string, string>>): Omit<PlanInputs, 'data'> {
  return { texts: { ...usePlans.getState().files.texts }, environment: { ...environment } }
}

/** The engine keeps few uploads: one that is gone is handed over again. */
async function withUpload<T>(call: (uploadId: string | null) => Promise<T>): Promise<T> {
  const { data } = usePlans.getState().files
  try {
    return await call(data?.uploadId ?? null)
  } catch (problem) {
    const isGone = problem instanceof ContractError && problem.fault?.code === 'bulk.upload-not-found'
    if (!isGone || data === null) throw problem
    const uploadId = await uploadTable(data.file)
    usePlans.setState((now) => ({ files: { ...now.files, data: { ...data, uploadId } } }))
    return call(uploadId)
  }
}

export async function stopRun(runId: string): Promise<void> {
  await taken(() => client().call('plans.stop', { runId }))
}

export async function removeRun(runId: string): Promise<void> {
  if ((await taken(() => client().call('plans.removeRun', { runId }))) !== null) chooseAcceptance()
}

export async function answerCheck(
  runId: string,
  id: string,
  verdict: 'pass' | 'fail' | 'inconclusive',
  note: string,
): Promise<boolean> {
  return (await taken(() => client().call('plans.answer', { runId, id, verdict, note }))) !== null
}

export async function fetchReport(
  runId: string,
  format: 'html' | 'junit' | 'json',
  language: Language,
  hidesNumbers: boolean,
): Promise<{ readonly name: string; readonly text: string } | null> {
  return taken(() => client().call('plans.report', { runId, format, language, hidesNumbers }))
}

/** 'a=1' a line; lines without '=' are passed over. */
export function valuesIn(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf('=')
      return at < 1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]]
    }),
  )
}

function followRun(runId: string, show: (run: PlanRunState | null) => void): () => void {
  return followAlways(
    'plans.run',
    () => ({ runId }),
    (items) => {
      const run = items.at(-1)
      if (run !== undefined) show(run)
    },
  )
}

function leave(): void {
  stops.run?.()
  stops.run = null
  compareWith(null)
  usePlans.setState({ run: null, text: null, isChanged: false })
}

async function taken<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    notifyFault(error)
    return null
  }
}
