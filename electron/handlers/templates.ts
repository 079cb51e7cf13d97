import { randomUUID } from 'node:crypto'
import type { Handlers } from '../../shared/contract/contract.ts'
import {
  maxTemplateOctets,
  maxTemplates,
  type Template,
  templateSchema,
} from '../../shared/contract/templates.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { readJson } from '../storage/read-json.ts'
import type { Store } from '../storage/store.ts'
import type { StoredTemplate } from '../storage/store-protocol.ts'

type Calls = Pick<Handlers, 'templates.list' | 'templates.save' | 'templates.remove'>

export function templateHandlers({ store }: { readonly store: Store }): Calls {
  return {
    'templates.list': async () => {
      const stored = await store.call('listTemplates')
      // A template that no longer matches its schema is skipped; it stays in the store.
      const templates = stored.flatMap((one) => readTemplate(one) ?? [])
      return templates.sort(byFolderAndName)
    },
    'templates.save': async ({ templateId, replaces: _replaces, ...rest }) => {
      const template: Template = { ...rest, templateId: templateId ?? randomUUID() }
      const body = JSON.stringify(template)
      const isKept = await store.call('putTemplate', { templateId: template.templateId, body })
      if (!isKept) {
        const mebibytes = maxTemplateOctets / (1024 * 1024)
        throw new Fault('templates.too-many', { templates: maxTemplates, mebibytes })
      }
      return template
    },
    'templates.remove': async ({ templateId }) => {
      await store.call('removeTemplate', templateId)
      return {}
    },
  }
}

/** Number of stored templates that do not read. */
export function countUnreadable(stored: readonly StoredTemplate[]): number {
  return stored.filter((one) => readTemplate(one) === undefined).length
}

function readTemplate({ body }: StoredTemplate): Template | undefined {
  return templateSchema.safeParse(readJson(body)).data
}

function byFolderAndName(a: Template, b: Template): number {
  return a.folder.localeCompare(b.folder) || a.name.localeCompare(b.name)
}
