import { useTranslation } from 'react-i18next'
import type { Candidate } from '../../../shared/explain/candidate.ts'
import { whoLabels } from '../../../shared/explain/labels.ts'
import { CopyValue } from '../copy-value.tsx'
import { useLanguage } from '../use-language.ts'
import './code.css'

/** Everything behind a code: causes, steps, who must act, source, and what others mean by it. */
export function CodeDetail({ code }: { code: Candidate }) {
  const { t } = useTranslation('codes')
  const language = useLanguage()
  return (
    <div className="code-detail">
      <div className="code-lists">
        {code.causes.length > 0 && (
          <section>
            <h4>{t('causes')}</h4>
            <ul>
              {code.causes.map((cause) => (
                <li key={cause}>{cause}</li>
              ))}
            </ul>
          </section>
        )}
        {code.next.length > 0 && (
          <section>
            <h4>{t('next')}</h4>
            <ol>
              {code.next.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
        )}
      </div>
      <dl className="code-facts">
        <div>
          <dt>{t('who')}</dt>
          <dd>{whoLabels[code.who][language]}</dd>
        </div>
        {code.conflicts.length > 0 && (
          <div>
            <dt>{t('elsewhere')}</dt>
            <dd>
              {code.conflicts.map((other) => (
                <span key={`${other.profile} ${other.title}`} className="code-other">
                  <span className="dim">{other.profileName}:</span> {other.title}
                </span>
              ))}
            </dd>
          </div>
        )}
        {code.gateways.length > 0 && (
          <div>
            <dt>{t('gateways')}</dt>
            <dd>
              {code.gateways.map(({ gateway, says, source }) => (
                <span key={`${gateway} ${says}`} className="code-other" title={source}>
                  <span className="dim">{gateway}:</span> {says}
                </span>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('source')}</dt>
          <dd>{code.url === null ? code.source : <CopyValue value={code.url} />}</dd>
        </div>
      </dl>
    </div>
  )
}
