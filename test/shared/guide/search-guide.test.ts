import { describe, expect, test } from 'vitest'
import { guideSections, headingSlug } from '../../../shared/guide/guide-sections.ts'
import type { GuidePageId } from '../../../shared/guide/guide-table.ts'
import { searchGuide } from '../../../shared/guide/search-guide.ts'

const relay = `# The relay

Between an **application** and its [provider](connecting.md).

\`\`\`sh
# no heading
smpp-workbench relay --listen 2776
\`\`\`

## Two kinds

| kind | what |
| --- | --- |
| Own binds | ids are \\_led\\_ back |
`
const ru = '# Отчёты о доставке\n\nОтчёт приходит после ответа.\n\n## Ещё\n\nКвитанций не бывает.\n'

describe('the sections of a page', () => {
  test('are its headings with the text below, marks taken off', () => {
    expect(guideSections(relay)).toEqual([
      {
        level: 1,
        heading: 'The relay',
        slug: 'the-relay',
        text: 'Between an application and its provider. # no heading smpp-workbench relay --listen 2776',
      },
      { level: 2, heading: 'Two kinds', slug: 'two-kinds', text: 'kind what Own binds ids are _led_ back' },
    ])
  })

  test('have the anchors that GitHub gives them', () => {
    expect(headingSlug('What is not possible, and why')).toBe('what-is-not-possible-and-why')
    expect(headingSlug('PDU, статусы, TLV')).toBe('pdu-статусы-tlv')
    expect(headingSlug('A code: `0x0403`?')).toBe('a-code-0x0403')
  })
})

describe('a search', () => {
  const pages = new Map<GuidePageId, ReturnType<typeof guideSections>>([
    ['relay', guideSections(relay)],
    ['messages', guideSections(ru)],
  ])
  const found = (typed: string) =>
    searchGuide(pages, typed, 10).map(({ page, section }) => `${page} ${section.slug}`)

  test('finds sections that have every word, whatever their case', () => {
    expect(found('PROVIDER application')).toEqual(['relay the-relay'])
    expect(found('')).toEqual([])
  })

  test('finds most of the words where no section has all, the fullest first', () => {
    expect(found('application kinds provider')).toEqual(['relay the-relay'])
    expect(found('provider kinds')).toEqual(['relay two-kinds', 'relay the-relay'])
    expect(found('is there a zebra')).toEqual([])
    expect(found('zebra yak okapi provider')).toEqual([])
  })

  test('leaves out what a question is made of, and compares the beginnings of words', () => {
    expect(found('как читать приходящий')).toEqual(['messages отчёты-о-доставке'])
    expect(found('provider-list')).toEqual(['relay the-relay'])
  })

  test('puts titles before texts', () => {
    expect(found('relay')).toEqual(['relay the-relay'])
    expect(found('отчет')).toEqual(['messages отчёты-о-доставке'])
  })

  test('minds neither ё nor the endings of words', () => {
    expect(found('отчета')).toEqual(['messages отчёты-о-доставке'])
    expect(found('квитанция')).toEqual(['messages ещё'])
    expect(found('providers')).toEqual(['relay the-relay'])
  })

  test('finds short words at the start of words alone', () => {
    expect(found('ids')).toEqual(['relay two-kinds'])
    expect(found('id')).toEqual(['relay two-kinds'])
    expect(found('vider')).toEqual(['relay the-relay'])
    expect(found('der')).toEqual([])
  })

  test('shows what it found in its place', () => {
    const [find] = searchGuide(pages, 'led back', 10)
    expect(find?.excerpt.filter(({ isFound }) => isFound).map(({ text }) => text)).toEqual(['led', 'back'])
    expect(find?.excerpt.map(({ text }) => text).join('')).toBe('kind what Own binds ids are _led_ back')
  })

  test('of a long text shows the words around', () => {
    const text = `# T\n\n${'word '.repeat(100)}needle ${'word '.repeat(100)}\n`
    const [find] = searchGuide(new Map([['load', guideSections(text)]]), 'needle', 10)
    const shown = find?.excerpt.map((piece) => piece.text).join('') ?? ''
    expect(shown).toMatch(/^… .*needle.* …$/)
    expect(shown.length).toBeLessThan(200)
  })
})
