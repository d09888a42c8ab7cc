import { CloudOff, SearchX, ServerCrash } from 'lucide-react'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../shell/address/Link'
import { useLaterWords, useLocale } from '../i18n/locale'
import { keepViewParams, ROUTES } from '../contract/routes'
import { Notice } from '../ui/Notice'

const ICONS = { no_page: SearchX, crashed: ServerCrash, server_unreachable: CloudOff }

export interface ErrorPageProps {
  code: 'no_page' | 'crashed' | 'server_unreachable'
}

/** For an unknown address, a page that failed, and a page whose script could not be loaded. */
export function ErrorPage({ code }: ErrorPageProps) {
  const { t } = useLocale()
  const [search] = useSearchParams()
  const { errorTexts } = useLaterWords()
  const title = t.errors.titles[code]
  useEffect(() => {
    document.title = title
  }, [title])
  const words = errorTexts[code]({ job: '', id: '', workspace: null, reason: null })
  return (
    <Notice icon={ICONS[code]} title={title} text={words}>
      {code !== 'no_page' && (
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          {t.errors.again}
        </button>
      )}
      <Link className="btn" to={keepViewParams(ROUTES.lookUp, search)}>
        {t.errors.lookUp}
      </Link>
    </Notice>
  )
}
