import { SearchX, ServerCrash } from 'lucide-react'
import { useEffect } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { useLocale } from '../i18n/locale'
import { keepReading, paths } from '../lib/paths'
import { Notice } from '../ui/Notice'

/** For an address that is no page of ours, and for a page that failed. */
export function ErrorPage({ code }: { code: 'no_page' | 'crashed' }) {
  const { t } = useLocale()
  const [search] = useSearchParams()
  const { title, text } = t.trouble.words[code]
  useEffect(() => {
    document.title = title
  }, [title])
  const words = text({ job: '', id: '', workspace: null, reason: null })
  return (
    <Notice icon={code === 'no_page' ? SearchX : ServerCrash} title={title} text={words}>
      {code === 'crashed' && (
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          {t.trouble.again}
        </button>
      )}
      <Link className="btn" to={keepReading(paths.lookUp(), search)}>
        {t.trouble.lookUp}
      </Link>
    </Notice>
  )
}
