import { create } from 'zustand'
import {
  type CaptureDiffItem,
  type CaptureDiffOrder,
  type DiffRead,
  type DiffRow,
  mostIgnored,
} from '../../shared/contract/capture-diff.ts'
import type { CaptureDiffCounts } from '../../shared/diff/diff-captures.ts'
import { usuallyIgnored } from '../../shared/diff/ignored-fields.ts'
import type { Pairing } from '../../shared/diff/pair-keys.ts'
import type { Side } from '../../shared/diff/waiting-rows.ts'
import { sessionFilter, withPart } from '../../shared/filter/join-filter.ts'
import { captureName, openCaptureFiles, useFiles } from './files-store.ts'
import { client } from './host-store.ts'
import { goTo } from './navigation-store.ts'
import { useShownCapture } from './shown-capture.ts'
import { type NoticeBody, noticeOf } from './toast-store.ts'

/** One of the two captures, and which of its PDUs count. */
export interface ComparedSide {
  /** Of an opened file; null: the live capture. */
  readonly captureId: string | null
  /** Name of one of its sessions; '' all. */
  readonly session: string
  readonly filter: string
}

/** What is to be compared, and how, as the form has it. */
export interface DiffForm extends Readonly<Record<Side, ComparedSide>> {
  readonly pair: Pairing
  /** Those of the usual fields that are ignored. */
  readonly usual: readonly string[]
  /** Further fields, as they were typed. */
  readonly further: readonly string[]
  readonly profileId: string
}

/** A comparison that runs or ran last. */
export interface DiffRun {
  readonly order: CaptureDiffOrder
  /** What the captures were called when it began; '' the live one. */
  readonly names: Readonly<Record<Side, string>>
  readonly phase: 'running' | 'done' | 'stopped' | 'failed'
  readonly counts: CaptureDiffCounts
  readonly read: DiffRead
  /** Why it ended before its time. */
  readonly failure: NoticeBody | null
}

interface CapturesDiffState {
  /** It has a tab beside the captures. */
  readonly isOpen: boolean
  readonly isShown: boolean
  readonly form: DiffForm
  readonly run: DiffRun | null
  /** Counts the batches of differences. */
  readonly version: number
}

const whole = { session: '', filter: '' }
const firstForm: DiffForm = {
  a: { captureId: null, ...whole },
  b: { captureId: null, ...whole },
  pair: 'order',
  usual: usuallyIgnored,
  further: [],
  profileId: '',
}
const nothing: CaptureDiffCounts = { same: 0, changed: 0, onlyA: 0, onlyB: 0, givenUp: 0 }
const unread = { a: { done: 0, total: 0 }, b: { done: 0, total: 0 } }

export const useCapturesDiff = create<CapturesDiffState>(() => ({
  isOpen: false,
  isShown: false,
  form: firstForm,
  run: null,
  version: 0,
}))

/** The differences of the run, in the order in which they were found: they lie outside React. */
let rows: DiffRow[] = []
let stopFollowing: (() => void) | null = null

export function diffRows(): readonly DiffRow[] {
  return rows
}

// Whoever goes to a capture leaves the comparison, which stays as it is.
useShownCapture.subscribe(() => hideCapturesDiff())

/** Shows the comparison; a new one begins with the capture on show and another one. */
export function openCapturesDiff(): void {
  const { isOpen } = useCapturesDiff.getState()
  if (!isOpen) {
    const { captureId } = useShownCapture.getState()
    const others = [null, ...useFiles.getState().files.map((file) => file.captureId)]
    const other = others.findLast((one) => one !== captureId) ?? null
    useCapturesDiff.setState(({ form }) => ({
      form: { ...form, a: { captureId, ...whole }, b: { captureId: other, ...whole } },
    }))
  }
  useCapturesDiff.setState({ isOpen: true, isShown: true })
  goTo('live')
}

/** Opens files beside the others; the first of them becomes the right side. */
export async function openFilesToCompare(files: readonly File[]): Promise<void> {
  const before = useShownCapture.getState().captureId
  await openCaptureFiles(files)
  const { captureId } = useShownCapture.getState()
  if (captureId !== before) changeDiffForm({ b: { captureId, ...whole } })
  useCapturesDiff.setState({ isOpen: true, isShown: true })
}

export function hideCapturesDiff(): void {
  if (useCapturesDiff.getState().isShown) useCapturesDiff.setState({ isShown: false })
}

/** Ends the comparison and forgets what it found. */
export function closeCapturesDiff(): void {
  stopFollowing?.()
  stopFollowing = null
  rows = []
  useCapturesDiff.setState({ isOpen: false, isShown: false, run: null })
}

export function changeDiffForm(part: Partial<DiffForm>): void {
  useCapturesDiff.setState(({ form }) => ({ form: { ...form, ...part } }))
}

/** What the form asks for. */
export function diffOrder({ a, b, pair, usual, further, profileId }: DiffForm): CaptureDiffOrder {
  const ignored = [...new Set([...usual, ...further])].slice(0, mostIgnored)
  return { a: sideOf(a), b: sideOf(b), pair, ignored, profileId }
}

function sideOf({ captureId, session, filter }: ComparedSide): CaptureDiffOrder['a'] {
  const ofSession = session === '' ? '' : sessionFilter(session)
  return { captureId, filter: withPart(ofSession, filter) }
}

export function startCapturesDiff(): void {
  stopFollowing?.()
  const order = diffOrder(useCapturesDiff.getState().form)
  const names = { a: captureName(order.a.captureId), b: captureName(order.b.captureId) }
  rows = []
  useCapturesDiff.setState(({ version }) => ({
    run: { order, names, phase: 'running', counts: nothing, read: unread, failure: null },
    version: version + 1,
  }))
  stopFollowing = client().follow(
    'capture.diff',
    order,
    (items) => {
      for (const item of items) take(item)
    },
    (error) => end({ phase: 'failed', failure: noticeOf(error) }),
  )
}

/** What was found until now stays. */
export function stopCapturesDiff(): void {
  end({ phase: 'stopped' })
}

function take(item: CaptureDiffItem): void {
  switch (item.kind) {
    case 'rows':
      rows.push(...item.rows)
      useCapturesDiff.setState(({ version }) => ({ version: version + 1 }))
      break
    case 'progress':
      change({ counts: item.counts, read: { a: item.a, b: item.b } })
      break
    case 'done':
      end({ phase: 'done', counts: item.counts })
      break
    case 'failed':
      end({ phase: 'failed', failure: { kind: 'fault', fault: item.fault } })
      break
  }
}

function end(part: Partial<DiffRun>): void {
  const { run } = useCapturesDiff.getState()
  stopFollowing?.()
  stopFollowing = null
  if (run?.phase === 'running') change(part)
}

function change(part: Partial<DiffRun>): void {
  const { run } = useCapturesDiff.getState()
  if (run !== null) useCapturesDiff.setState({ run: { ...run, ...part } })
}
