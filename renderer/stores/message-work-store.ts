import { create } from 'zustand'
import type { MessageSelection } from '../../shared/contract/message-export.ts'
import type { MessageWork } from '../../shared/contract/message-work.ts'
import type { MessageAction } from '../../shared/message/message-action.ts'
import { client } from './host-store.ts'
import { holdPage } from './leaving.ts'
import { countSelected } from './message-selection-store.ts'
import { notifyFault } from './toast-store.ts'

interface WorkState {
  /** null: none was begun, or its outcome was put away. */
  readonly work: MessageWork | null
  readonly action: MessageAction
  /** Messages that it is about; null: not known. */
  readonly total: number | null
  /** It was ended before its end. */
  readonly isStopped: boolean
}

const idle: WorkState = { work: null, action: 'refused', total: null, isStopped: false }

export const useMessageWork = create<WorkState>(() => idle)
useMessageWork.subscribe(({ work }) => holdPage('message-work', work?.isOver === false))

const begun: MessageWork = {
  ...{ looked: 0, messages: 0, parts: 0, done: 0, refused: 0, inDoubt: 0, failed: 0 },
  ...{ fault: null, isOver: false },
}
let end = () => {}

/** Begins the action on what is selected; another one that is under way is ended. */
export function startWork(action: MessageAction, selection: MessageSelection, total: number | null): void {
  end()
  useMessageWork.setState({ work: begun, action, total, isStopped: false })
  const stop = client().follow(
    'message.work',
    { action, selection },
    (items) => {
      const work = items.at(-1)
      if (work === undefined) return
      useMessageWork.setState({ work })
      if (!work.isOver) return
      stop()
      countSelected()
    },
    (problem) => {
      if (useMessageWork.getState().work?.isOver !== false) return
      notifyFault(problem)
      over()
    },
  )
  end = stop
}

/** Begins no more of it; what has left is still answered. */
export function stopWork(): void {
  end()
  over()
}

function over(): void {
  useMessageWork.setState(({ work }) => ({
    work: work === null ? null : { ...work, isOver: true },
    isStopped: true,
  }))
  countSelected()
}

/** Puts the outcome away. */
export function closeWork(): void {
  end()
  useMessageWork.setState(idle)
}
