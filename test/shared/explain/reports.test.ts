import { expect, test } from 'vitest'
import { explainWords } from '../../../shared/explain/search.ts'
import { catalogue } from '../../support/catalogue.ts'
import { readVectors } from '../../support/read-vectors.ts'

interface Report {
  readonly id: string
  readonly expected: string
  readonly code?: string
  readonly field?: string
  readonly profile?: string
  /** Other writings of the same question. */
  readonly likewise?: readonly string[]
  readonly answer?: { readonly candidates?: readonly object[] }
}

const reports = readVectors<Report>('reports').filter(({ code }) => code !== undefined)

test.each(reports)('public report $id is answered: $expected', (report) => {
  const { code = '', field, profile: profileId, likewise = [], answer } = report
  const { candidates = [] } = answer ?? {}
  expect(candidates.length).toBeGreaterThan(0)
  for (const asked of [code, ...likewise]) {
    const found = explainWords(catalogue, { code: asked, field, profileId, language: 'en' })
    expect(found.slice(0, candidates.length)).toMatchObject(candidates)
  }
})
