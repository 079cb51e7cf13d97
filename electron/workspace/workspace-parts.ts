import { z } from 'zod'
import { answeringSetupSchema } from '../../shared/contract/answering.ts'
import { settingsSchema } from '../../shared/contract/app.ts'
import { recipeSchema } from '../../shared/contract/operations.ts'
import { maxPlanText } from '../../shared/contract/plans.ts'
import { relaySetupSchema } from '../../shared/contract/relay.ts'
import { scenarioFileSchema } from '../../shared/contract/scenarios.ts'
import {
  maxTemplateOctets,
  maxTemplates,
  type Template,
  templateSchema,
} from '../../shared/contract/templates.ts'
import type { WorkspacePartName } from '../../shared/contract/workspace.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { planNameIn } from '../../shared/plan/plan-name.ts'
import { maxProfileOctets, readProfileText } from '../../shared/profiles/profile-text.ts'
import type { OwnProfiles } from '../storage/own-profiles.ts'
import { readJson } from '../storage/read-json.ts'
import type { SavedAnswers } from '../storage/saved-answers.ts'
import type { SavedConnections } from '../storage/saved-connections.ts'
import type { SavedPlans } from '../storage/saved-plans.ts'
import type { SavedRecipes } from '../storage/saved-recipes.ts'
import type { SavedRelay } from '../storage/saved-relay.ts'
import type { SavedScenarios } from '../storage/saved-scenarios.ts'
import type { SavedSettings } from '../storage/saved-settings.ts'
import type { Store } from '../storage/store.ts'

/** What is kept in a data folder, and how what is at work is told of a change. */
export interface WorkspaceParts {
  readonly store: Store
  readonly savedConnections: SavedConnections
  readonly savedPlans: SavedPlans
  readonly savedScenarios: SavedScenarios
  readonly savedAnswers: SavedAnswers
  readonly savedSettings: SavedSettings
  readonly savedRecipes: SavedRecipes
  readonly ownProfiles: OwnProfiles
  readonly relaySetup: () => SavedRelay['setup']
  readonly putRelay: (setup: SavedRelay['setup']) => Promise<void>
  /** Rejects with plans.too-many. */
  readonly putPlan: (planId: string, text: string) => Promise<void>
  readonly putAnswers: (setup: SavedAnswers['setup']) => Promise<void>
}

/** One thing of a part: its key is the same on every machine. */
export interface WorkspaceItem {
  readonly key: string
  readonly name: string
  readonly value: unknown
}

interface PartRow {
  readonly part: Exclude<WorkspacePartName, 'connections'>
  /** It may hold passwords: it goes along under a passphrase alone. */
  readonly isSecret: boolean
  readonly list: (parts: WorkspaceParts) => Promise<readonly WorkspaceItem[]> | readonly WorkspaceItem[]
  /** The thing that a file holds; null when it does not read. */
  readonly read: (value: unknown) => WorkspaceItem | null
  readonly put: (parts: WorkspaceParts, item: WorkspaceItem) => Promise<unknown>
}

const planSchema = z.object({ planId: z.string().min(1).max(100), text: z.string().max(maxPlanText) })
const scenarioSchema = z.object({ id: z.string().min(1).max(100), file: scenarioFileSchema })
const ownTemplateSchema = templateSchema.extend({ templateId: z.string().min(1).max(100) })

/** What is put after a part comes below it: templates may name profiles, nothing names what follows. */
export const partRows: readonly PartRow[] = [
  {
    part: 'profiles',
    isSecret: false,
    list: ({ ownProfiles }) =>
      ownProfiles.list().flatMap(({ profileId, isDamaged }) => {
        return isDamaged ? [] : [profileItem(profileId, ownProfiles.textOf(profileId))]
      }),
    read(value) {
      if (typeof value !== 'string' || Buffer.byteLength(value) > maxProfileOctets) return null
      const read = readProfileText(value)
      return 'profile' in read ? profileItem(read.profile.id, value) : null
    },
    put({ ownProfiles }, { key, value }) {
      const before = ownProfiles.list().find(({ profileId }) => profileId === key)
      return ownProfiles.save(String(value), before !== undefined)
    },
  },
  {
    part: 'templates',
    isSecret: false,
    list: async ({ store }) =>
      (await store.call('listTemplates')).flatMap(
        ({ body }) => readItem(ownTemplateSchema, readJson(body), templateItem) ?? [],
      ),
    read: (value) => readItem(ownTemplateSchema, value, templateItem),
    async put({ store }, { key, value }) {
      const isKept = await store.call('putTemplate', { templateId: key, body: JSON.stringify(value) })
      if (isKept) return
      throw new Fault('templates.too-many', {
        templates: maxTemplates,
        mebibytes: maxTemplateOctets / 2 ** 20,
      })
    },
  },
  {
    part: 'plans',
    isSecret: false,
    list: ({ savedPlans }) => savedPlans.plans.map(planItem),
    read: (value) => readItem(planSchema, value, planItem),
    put: ({ putPlan }, { key, value }) => putPlan(key, planSchema.parse(value).text),
  },
  {
    part: 'scenarios',
    isSecret: false,
    list: ({ savedScenarios }) =>
      savedScenarios.all.map(({ id, name, summary, settings }) =>
        scenarioItem({ id, file: { scenario: { name, summary }, ...settings } }),
      ),
    read: (value) => readItem(scenarioSchema, value, scenarioItem),
    put({ savedScenarios }, { key, value }) {
      const { scenario, ...settings } = scenarioSchema.parse(value).file
      return savedScenarios.put({ id: key, kind: 'own', ...scenario, settings })
    },
  },
  {
    part: 'auto-reply',
    isSecret: false,
    list: ({ savedAnswers }) =>
      savedAnswers.setup.rules.length === 0 ? [] : [only('auto-reply', savedAnswers.setup)],
    read: (value) => readItem(answeringSetupSchema, value, (setup) => only('auto-reply', setup)),
    put({ putAnswers, savedConnections }, { value }) {
      const setup = answeringSetupSchema.parse(value)
      // Connections have other ids on each machine; rules that answered one alone must not answer all.
      const isKnown = savedConnections.list().some(({ connectionId }) => connectionId === setup.connectionId)
      return putAnswers(
        setup.connectionId === null || isKnown ? setup : { ...setup, connectionId: null, startsOn: false },
      )
    },
  },
  {
    part: 'settings',
    isSecret: false,
    list: ({ savedSettings }) => [only('settings', savedSettings.settings)],
    read: (value) => readItem(settingsSchema, value, (settings) => only('settings', settings)),
    put: ({ savedSettings }, { value }) => savedSettings.change(settingsSchema.parse(value)),
  },
  {
    part: 'recipes',
    isSecret: true,
    list: ({ savedRecipes }) => savedRecipes.list().map(recipeItem),
    read: (value) => readItem(recipeSchema, value, recipeItem),
    put({ savedRecipes }, { key, value }) {
      const { name, hex } = recipeSchema.parse(value)
      return savedRecipes.save(key, name, hex)
    },
  },
  {
    part: 'relay',
    isSecret: true,
    list: ({ relaySetup }) =>
      relaySetup().ownBinds.accounts.length + relaySetup().rows.length === 0
        ? []
        : [only('relay', relaySetup())],
    read: (value) => readItem(relaySetupSchema, value, (setup) => only('relay', setup)),
    put({ putRelay, savedConnections }, { value }) {
      const setup = relaySetupSchema.parse(value)
      const isKnown = savedConnections.list().some(({ connectionId }) => connectionId === setup.connectionId)
      return putRelay(isKnown ? setup : { ...setup, connectionId: null })
    },
  },
]

function readItem<S extends z.ZodType>(
  schema: S,
  value: unknown,
  itemOf: (read: z.output<S>) => WorkspaceItem,
): WorkspaceItem | null {
  const read = schema.safeParse(value)
  return read.success ? itemOf(read.data) : null
}

function only(name: WorkspacePartName, value: unknown): WorkspaceItem {
  return { key: name, name, value }
}

function profileItem(profileId: string, text: string): WorkspaceItem {
  return { key: profileId, name: profileId, value: text }
}

function templateItem(template: Template): WorkspaceItem {
  return { key: template.templateId, name: template.name, value: template }
}

function planItem({ planId, text }: z.infer<typeof planSchema>): WorkspaceItem {
  return { key: planId, name: planNameIn(text) || planId, value: { planId, text } }
}

function scenarioItem(scenario: z.infer<typeof scenarioSchema>): WorkspaceItem {
  return { key: scenario.id, name: scenario.file.scenario.name.en, value: scenario }
}

function recipeItem(recipe: z.infer<typeof recipeSchema>): WorkspaceItem {
  return { key: recipe.recipeId, name: recipe.name, value: recipe }
}
