import { useTranslation } from 'react-i18next'
import type { PlacedProblem } from '../../../shared/profiles/profile-text.ts'
import { type ProfileProblem, profileProblemText } from '../../../shared/profiles/read-profile.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'

/** What is wrong with a profile, with its line where it comes from a file, and its path. */
export function ProblemList({
  problems,
}: {
  problems: readonly (ProfileProblem & Partial<Pick<PlacedProblem, 'place'>>)[]
}) {
  const { t } = useTranslation('providers')
  const language = useLanguage()
  return (
    <ul className="profile-problems">
      {problems.map((problem) => (
        <li key={`${problem.path} ${problem.problem} ${problem.place?.line}`}>
          {problem.place != null && (
            <span className="dim nowrap">{t('line', { line: problem.place.line })}</span>
          )}
          <span className="mono">
            <ForeignText text={problem.path} />
          </span>
          <span className="foreign">
            <ForeignText text={profileProblemText({ ...problem, path: '' }, language)} />
          </span>
        </li>
      ))}
    </ul>
  )
}
