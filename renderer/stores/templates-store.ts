import { create } from 'zustand'
import { revisionOf } from '../../shared/contract/revision.ts'
import type { Template } from '../../shared/contract/templates.ts'
import { textsOf, withTexts } from '../../shared/message/intent-texts.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { fillVariables, foldName, variablesIn } from '../../shared/text/template-text.ts'
import { copyName, removeAsking, saveAsking } from './elsewhere-store.ts'
import { client } from './host-store.ts'
import { onSavedChange } from './saved-changes.ts'
import { notifyFault } from './toast-store.ts'

interface TemplatesState {
  /** By folder and name; null until they were asked for. */
  readonly templates: readonly Template[] | null
}

export const useTemplates = create<TemplatesState>(() => ({ templates: null }))

onSavedChange('templates', () => {
  if (useTemplates.getState().templates !== null) void loadTemplates()
})

export async function loadTemplates(): Promise<void> {
  try {
    useTemplates.setState({ templates: await client().call('templates.list', {}) })
  } catch (error) {
    notifyFault(error)
  }
}

/**
 * One of the same name in the same folder is replaced. False when it failed (a notice says why).
 * @param renamed the template that gets this name and folder; it keeps its place in whatever refers to it.
 */
export async function saveTemplate(
  name: string,
  folder: string,
  intent: SendIntent,
  renamed?: Template,
): Promise<boolean> {
  try {
    const taken = findTemplate(name, folder)
    const templateId = renamed?.templateId ?? taken?.templateId ?? null
    const begun = renamed ?? taken
    const saved = await saveAsking({
      save: () =>
        client().call('templates.save', {
          templateId,
          name,
          folder,
          intent,
          ...(begun && { replaces: revisionOf(begun) }),
        }),
      mine: () => client().call('templates.save', { templateId, name, folder, intent }),
      copy: () => client().call('templates.save', { templateId: null, name: copyName(name), folder, intent }),
    })
    if (saved === null) return false
    if (taken !== undefined && taken.templateId !== saved.templateId && renamed !== undefined) {
      await client().call('templates.remove', { templateId: taken.templateId })
    }
    await loadTemplates()
    return true
  } catch (error) {
    notifyFault(error)
    return false
  }
}

export function findTemplate(name: string, folder: string): Template | undefined {
  const { templates } = useTemplates.getState()
  return templates?.find((one) => one.name === name.trim() && one.folder === folder.trim())
}

/** False when it stays: that failed (a notice says why), or another window had changed it and it was kept. */
export async function removeTemplate(template: Template): Promise<boolean> {
  const { templateId } = template
  try {
    const isGone = await removeAsking(
      (replaces) => client().call('templates.remove', { templateId, replaces }),
      revisionOf(template),
    )
    if (!isGone) return false
    useTemplates.setState(({ templates }) => ({
      templates: templates?.filter((one) => one.templateId !== templateId) ?? null,
    }))
    return true
  } catch (error) {
    notifyFault(error)
    return false
  }
}

/** Puts a removed template back, for undo. */
export async function restoreTemplate({ name, folder, intent }: Template): Promise<void> {
  await saveTemplate(name, folder, intent)
}

/** Variables that a template asks for each time it is used. */
export function templateVariables(template: Template): string[] {
  return variablesIn(...textsOf(template.intent))
}

/** The template's message with its variables filled in; one that `values` does not name stays as it is written. */
export function filledIntent({ intent }: Template, values: Readonly<Record<string, string>>): SendIntent {
  const byName = new Map(Object.entries(values).map(([name, value]) => [foldName(name), value]))
  return withTexts(intent, (text) => fillVariables(text, (name) => byName.get(foldName(name))).text)
}
