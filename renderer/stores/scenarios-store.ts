import { create } from 'zustand'
import type { ScenarioTitle, ScenarioView } from '../../shared/contract/scenarios.ts'
import type { SimulatorConfig } from '../../shared/contract/simulator.ts'
import { copyName, removeAsking, saveAsking } from './elsewhere-store.ts'
import { client } from './host-store.ts'
import { onSavedChange } from './saved-changes.ts'
import { useSimulator } from './simulator-store.ts'
import { type NoticeBody, noticeOf, notifyDone, notifyFault } from './toast-store.ts'

interface ScenariosView {
  /** null until they are read. */
  readonly scenarios: readonly ScenarioView[] | null
  readonly chosenId: string | null
  /** The operator's configuration under the chosen one; null while it is worked out. */
  readonly preview: SimulatorConfig | null
  readonly isBusy: boolean
  /** Why the last action failed; stays until the next one. */
  readonly failure: NoticeBody | null
}

const fresh: ScenariosView = {
  scenarios: null,
  chosenId: null,
  preview: null,
  isBusy: false,
  failure: null,
}

export const useScenarios = create<ScenariosView>(() => fresh)

onSavedChange('scenarios', () => {
  if (useScenarios.getState().scenarios !== null) void readList().catch(notifyFault)
})

/** Reads them anew: a profile that was added has a scenario of its own. */
export async function openScenarios(): Promise<void> {
  useScenarios.setState(fresh)
  await act(readList)
}

async function readList(): Promise<void> {
  const { scenarios } = await client().call('scenarios.list', {})
  useScenarios.setState({ scenarios })
}

/** Chooses one, and asks what the operator on show would be under it. */
export async function chooseScenario(id: string | null): Promise<void> {
  useScenarios.setState({ chosenId: id, preview: null, failure: null })
  if (id === null) return
  const { operatorId } = useSimulator.getState()
  try {
    const { config } = await client().call('scenarios.preview', { id, operatorId })
    if (useScenarios.getState().chosenId === id) useScenarios.setState({ preview: config })
  } catch (error) {
    if (useScenarios.getState().chosenId === id) useScenarios.setState({ failure: noticeOf(error) })
  }
}

/** Words of a notice and of the button in it. */
interface UndoWords {
  readonly done: string
  readonly undo: string
}

/** The operator on show plays the scenario; `undo` is what the notice about it offers. True when it does. */
export async function loadScenario(id: string, words: UndoWords): Promise<boolean> {
  const { operatorId, state } = useSimulator.getState()
  const before = state?.config
  return act(async () => {
    await client().call('scenarios.load', { id, operatorId })
    const back = () => {
      if (before === undefined) return
      void client()
        .call('simulator.configure', { ...before, operatorId })
        .catch((error: unknown) => useSimulator.setState({ failure: noticeOf(error) }))
    }
    notifyDone(words.done, { label: words.undo, run: back })
  })
}

/** Keeps the settings of the operator on show, in place of `same` or as another scenario. True when it is kept. */
export async function saveScenario(
  title: ScenarioTitle,
  same: ScenarioView | undefined,
  done: string,
): Promise<boolean> {
  const { operatorId } = useSimulator.getState()
  const save = (id: string | null, replaces: string | null, called = title.name) =>
    client().call('scenarios.save', { title: { ...title, name: called }, id, operatorId, replaces })
  return act(async () => {
    const saved = await saveAsking({
      save: () => save(same?.id ?? null, same?.revision ?? null),
      mine: (isGone) => save(isGone ? null : (same?.id ?? null), null),
      copy: () => save(null, null, { en: copyName(title.name.en), ru: copyName(title.name.ru) }),
    })
    if (saved === null) return readList()
    notifyDone(done)
    await readList()
    await chooseScenario(saved.id)
  })
}

export async function renameScenario({ id, revision }: ScenarioView, title: ScenarioTitle): Promise<boolean> {
  const rename = (replaces: string | null) => client().call('scenarios.rename', { id, title, replaces })
  return act(async () => {
    await saveAsking({ save: () => rename(revision), mine: () => rename(null) })
    await readList()
  })
}

/** `undo` brings it back as it was. */
export async function removeScenario({ id, revision }: ScenarioView, words: UndoWords): Promise<void> {
  await act(async () => {
    let text = ''
    const isGone = await removeAsking(async (replaces) => {
      ;({ text } = await client().call('scenarios.remove', { id, replaces }))
    }, revision)
    if (!isGone) return readList()
    notifyDone(words.done, { label: words.undo, run: () => void importScenario(text, null) })
    await chooseScenario(null)
    await readList()
  })
}

/** null when it failed, which is shown. */
export async function exportScenario(id: string): Promise<{ fileName: string; text: string } | null> {
  let file: { fileName: string; text: string } | null = null
  await act(async () => {
    file = await client().call('scenarios.export', { id })
  })
  return file
}

/** `done`: the notice that it is there; null: none. */
export async function importScenario(text: string, done: string | null): Promise<void> {
  await act(async () => {
    const { id } = await client().call('scenarios.import', { text })
    if (done !== null) notifyDone(done)
    await readList()
    await chooseScenario(id)
  })
}

/** True when it went well; else why not is shown. */
async function act(run: () => Promise<void>): Promise<boolean> {
  useScenarios.setState({ isBusy: true, failure: null })
  try {
    await run()
    return true
  } catch (error) {
    useScenarios.setState({ failure: noticeOf(error) })
    return false
  } finally {
    useScenarios.setState({ isBusy: false })
  }
}
