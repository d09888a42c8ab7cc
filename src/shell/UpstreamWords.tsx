import { type ErrorDetail } from '../contract/errors'
import { useLocale } from '../i18n/locale'
import { showInvisible } from '../lib/text'

/** What DGC or its gateway answered; hostile text is shown as text. */
export function UpstreamWords({ upstream }: Pick<ErrorDetail, 'upstream'>) {
  const { t } = useLocale()
  if (!upstream) return null
  const status = upstream.status === null ? [] : [`HTTP ${upstream.status}`]
  const head = [...status, ...(upstream.code === null ? [] : [upstream.code])].join(' ')
  if (head === '' && upstream.message === null) return null
  return (
    <dl className="mt-4 font-mono text-12 text-t2 [overflow-wrap:anywhere]">
      <dt className="sr-only">{t.errors.details}</dt>
      <dd>{showInvisible(head)}</dd>
      {upstream.message !== null && <dd>{showInvisible(upstream.message)}</dd>}
      {upstream.requestId !== null && (
        <dd>
          {t.errors.requestId}: {showInvisible(upstream.requestId)}
        </dd>
      )}
    </dl>
  )
}
