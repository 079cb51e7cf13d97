import { create } from 'zustand'
import type { Template } from '../../shared/contract/templates.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { fillVariables, variablesIn } from '../../shared/text/template-text.ts'
import { client } from './link-store.ts'
import { notifyFault } from './notices-store.ts'

interface TemplatesState {
  /** By folder and name; null until they were asked for. */
  readonly templates: readonly Template[] | null
}

export const useTemplates = create<TemplatesState>(() => ({ templates: null }))

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
    await client().call('templates.save', { templateId, name, folder, intent })
    if (taken !== undefined && taken.templateId !== templateId) {
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

export async function removeTemplate(templateId: string): Promise<boolean> {
  try {
    await client().call('templates.remove', { templateId })
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

function textsOf({ text, source, destination, wapPush }: SendIntent): string[] {
  return [text, source.addr, destination.addr, wapPush?.href ?? '']
}

/** What a template asks for each time it is used. */
export function templateVariables(template: Template): string[] {
  return variablesIn(...textsOf(template.intent))
}

/** The template's message with its variables filled in. */
export function filledIntent(
  { intent }: Template,
  values: Readonly<Record<string, string>>,
): Template['intent'] {
  const fill = (text: string): string => fillVariables(text, values)
  const { wapPush } = intent
  return {
    ...intent,
    text: fill(intent.text),
    source: { ...intent.source, addr: fill(intent.source.addr) },
    destination: { ...intent.destination, addr: fill(intent.destination.addr) },
    ...(wapPush ? { wapPush: { ...wapPush, href: fill(wapPush.href) } } : {}),
  }
}
