import { expect, test } from 'vitest'
import { type AnswerRule, answerRuleSchema } from '../../../shared/answering/answer-rule.ts'
import type { CallInput, CallName } from '../../../shared/contract/contract.ts'
import { revisionOf } from '../../../shared/contract/revision.ts'
import type { RelayRow } from '../../../shared/relay/relay-row.ts'
import { draftTo, firstItem, intentOf, runningEngine } from '../../support/running-engine.ts'

type Engine = Awaited<ReturnType<typeof runningEngine>>

const title = (name: string) => ({ name: { en: name, ru: name }, summary: { en: '', ru: '' } })
const row = (id: string): RelayRow => ({ id, isOn: true, from: 'both', when: {}, do: { kind: 'drop' } })
const rule = (name: string): AnswerRule =>
  answerRuleSchema.parse(JSON.parse(`{"name":"${name}","when":"","then":{"reply":"Yes"}}`))
const plan = (name: string) => `plan: 1\nname: ${name}\nchecks: []\n`

/** What a window has of the thing now, as `replaces`. */
interface Case<N extends CallName> {
  readonly call: N
  /** The state that the windows begin with; its revision. */
  readonly begin: (engine: Engine) => Promise<string>
  readonly save: (engine: Engine, name: string, replaces: string | null) => Promise<CallInput<N>>
  readonly now: (engine: Engine) => Promise<unknown>
}

function one<N extends CallName>(made: Case<N>): Case<N> {
  return made
}

const template = async ({ handlers }: Engine) => (await handlers['templates.list']({}))[0]
const recipe = async ({ handlers }: Engine) => (await handlers['recipes.list']({}))[0]
const scenario = async ({ handlers }: Engine) =>
  (await handlers['scenarios.list']({})).scenarios.find(({ kind }) => kind === 'own')
const planIn = async (engine: Engine) =>
  (await firstItem(engine, 'plans.state', {}, ({ plans }) => plans.length > 0)).plans[0]
const relay = async (engine: Engine) => (await firstItem(engine, 'relay.state', {}, () => true)).setup
const simulated = async ({ handlers }: Engine) => (await handlers['simulator.configure']({})).config

const cases = [
  one({
    call: 'templates.save',
    begin: async ({ handlers }) =>
      revisionOf(
        await handlers['templates.save']({ templateId: null, name: 'A', folder: '', intent: intentOf({}) }),
      ),
    save: async (engine, name, replaces) => {
      const { templateId = '', intent = intentOf({}) } = (await template(engine)) ?? {}
      return { templateId, name, folder: '', intent, replaces }
    },
    now: async (engine) => (await template(engine))?.name,
  }),
  one({
    call: 'recipes.save',
    begin: async ({ handlers }) =>
      revisionOf(await handlers['recipes.save']({ recipeId: null, name: 'A', hex: '00' })),
    save: async (engine, name, replaces) => {
      const { recipeId = '', hex = '00' } = (await recipe(engine)) ?? {}
      return { recipeId, name, hex, replaces }
    },
    now: async (engine) => (await recipe(engine))?.name,
  }),
  ...(['scenarios.rename', 'scenarios.save'] as const).map((call) =>
    one({
      call,
      begin: async ({ handlers }) =>
        (await handlers['scenarios.save']({ title: title('A'), id: null })).revision,
      save: async (engine, name, replaces) => ({
        id: (await scenario(engine))?.id ?? '',
        title: title(name),
        replaces,
      }),
      now: async (engine) => (await scenario(engine))?.name.en,
    }),
  ),
  one({
    call: 'plans.save',
    begin: async ({ handlers }) => {
      await handlers['plans.save']({ planId: null, text: plan('A') })
      return revisionOf(plan('A'))
    },
    save: async (engine, name, replaces) => ({
      planId: (await planIn(engine))?.planId ?? '',
      text: plan(name),
      replaces,
    }),
    now: async (engine) => (await planIn(engine))?.name,
  }),
  one({
    call: 'relay.configure',
    begin: async (engine) => revisionOf({ rows: (await relay(engine)).rows }),
    save: async (_engine, name, replaces) => ({ rows: [row(name)], replaces }),
    now: async (engine) => (await relay(engine)).rows[0]?.id,
  }),
  one({
    call: 'answering.configure',
    begin: async () => revisionOf({ rules: [] }),
    save: async (_engine, name, replaces) => ({ rules: [rule(name)], replaces }),
    now: async (engine) => (await firstItem(engine, 'answering.state', {}, () => true)).rules[0]?.name,
  }),
  one({
    call: 'simulator.configure',
    begin: async (engine) => revisionOf({ behaviours: (await simulated(engine)).behaviours }),
    save: async (_engine, name, replaces) => ({
      behaviours: [
        { id: name, isOn: true, when: {}, do: { kind: 'silence', seconds: 1, answersEnquireLink: true } },
      ],
      replaces,
    }),
    now: async (engine) => (await simulated(engine)).behaviours[0]?.id,
  }),
]

for (const { call, begin, save, now } of cases) {
  test(`of two windows ${call} of the second is refused until it knows what the first saved`, async () => {
    const engine = await runningEngine()
    const put = async (name: string, replaces: string | null) => {
      const input = await save(engine, name, replaces)
      // Its input is made for this very call.
      return (engine.handlers[call] as (given: unknown) => Promise<unknown>)(input)
    }
    const revision = await begin(engine)
    const [first, second] = await Promise.allSettled([put('first', revision), put('second', revision)])
    expect(first.status).toBe('fulfilled')
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { code: 'saved.changed-elsewhere', detail: { problem: 'changed-elsewhere' } },
    })
    expect(await now(engine)).toBe('first')
    await put('mine', null)
    expect(await now(engine)).toBe('mine')
  })
}

test('what another window deleted is not brought back unasked', async () => {
  const { handlers } = await runningEngine()
  const saved = await handlers['recipes.save']({ recipeId: null, name: 'A', hex: '00' })
  const { recipeId } = saved
  await handlers['recipes.remove']({ recipeId })
  await expect(
    handlers['recipes.save']({ ...saved, name: 'B', replaces: revisionOf(saved) }),
  ).rejects.toMatchObject({ code: 'saved.changed-elsewhere', detail: { problem: 'removed-elsewhere' } })
  expect(await handlers['recipes.list']({})).toEqual([])
  await handlers['recipes.save']({ ...saved, name: 'B' })
  expect(await handlers['recipes.list']({})).toHaveLength(1)
})

test('a save that was refused does not hold up the next', async () => {
  const { handlers } = await runningEngine()
  const wrong = handlers['answering.configure']({ startsOn: true, replaces: 'other' })
  const right = handlers['answering.configure']({ startsOn: true })
  await expect(wrong).rejects.toMatchObject({ detail: { thing: 'auto-reply-rules' } })
  expect((await right).startsOn).toBe(true)
})

/** A removal of what `cases` has saved, on the revision that a window knows. */
const removals: readonly {
  readonly call: string
  readonly change: string
  readonly remove: (engine: Engine, replaces: string | null) => Promise<unknown>
  readonly left: (engine: Engine) => Promise<number>
}[] = [
  {
    call: 'templates.remove',
    change: 'templates.save',
    remove: async (engine, replaces) =>
      engine.handlers['templates.remove']({
        templateId: (await template(engine))?.templateId ?? '',
        replaces,
      }),
    left: async ({ handlers }) => (await handlers['templates.list']({})).length,
  },
  {
    call: 'recipes.remove',
    change: 'recipes.save',
    remove: async (engine, replaces) =>
      engine.handlers['recipes.remove']({ recipeId: (await recipe(engine))?.recipeId ?? '', replaces }),
    left: async ({ handlers }) => (await handlers['recipes.list']({})).length,
  },
  {
    call: 'scenarios.remove',
    change: 'scenarios.rename',
    remove: async (engine, replaces) =>
      engine.handlers['scenarios.remove']({ id: (await scenario(engine))?.id ?? '', replaces }),
    left: async (engine) => ((await scenario(engine)) === undefined ? 0 : 1),
  },
  {
    call: 'plans.remove',
    change: 'plans.save',
    remove: async (engine, replaces) =>
      engine.handlers['plans.remove']({ planId: (await planIn(engine))?.planId ?? '', replaces }),
    left: async (engine) => (await firstItem(engine, 'plans.state', {}, () => true)).plans.length,
  },
]

test.each(removals)(
  '$call is refused on what another window changed, and done when that is meant',
  async (removal) => {
    const engine = await runningEngine()
    const found = cases.find(({ call }) => call === removal.change)
    if (found === undefined) throw new Error('no such case')
    const revision = await found.begin(engine)
    const input = await found.save(engine, 'B', revision)
    // Its input is made for this very call.
    await (engine.handlers[found.call] as (given: unknown) => Promise<unknown>)(input)
    await expect(removal.remove(engine, revision)).rejects.toMatchObject({
      code: 'saved.changed-elsewhere',
      detail: { problem: 'changed-elsewhere' },
    })
    expect(await found.now(engine)).toBe('B')
    await removal.remove(engine, null)
    expect(await removal.left(engine)).toBe(0)
  },
)

test('a connection that another window changed is not removed; one that it removed is gone', async () => {
  const { handlers } = await runningEngine()
  const saved = await handlers['connections.save']({ connectionId: null, draft: draftTo(1), password: '' })
  const { connectionId, revision } = saved
  const draft = { ...draftTo(1), name: 'Theirs' }
  const changed = await handlers['connections.save']({ connectionId, draft, password: null })
  await expect(handlers['connections.remove']({ connectionId, replaces: revision })).rejects.toMatchObject({
    code: 'saved.changed-elsewhere',
  })
  await handlers['connections.remove']({ connectionId, replaces: changed.revision })
  await expect(
    handlers['connections.remove']({ connectionId, replaces: changed.revision }),
  ).rejects.toMatchObject({ code: 'connection.not-found' })
})
