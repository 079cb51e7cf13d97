import { later } from '../../link/later.ts'

/** The cards and what checks their fields, with the profiles and the schema of a connection. */
export const connectionCards = later(async () => {
  const [{ ConnectionCards }, { draftProblems }] = await Promise.all([
    import('./connection-cards.tsx'),
    import('./draft-problems.ts'),
  ])
  return { ConnectionCards, draftProblems }
})
