import { Suspense, useState, type ReactNode } from 'react'
import { useLocale } from '../../i18n/locale'
import { Boundary, type Failed } from '../../ui/Boundary'

/** A part of the page that stands and falls alone: when it fails it says so in its place, and the rest goes on. */
export function Part({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) {
  return (
    <Boundary fallback={(failed) => (quiet ? null : <PartFailed {...failed} />)}>
      <Suspense>{children}</Suspense>
    </Boundary>
  )
}

function PartFailed({ again, isMissing }: Failed) {
  const { t } = useLocale()
  const [tried, setTried] = useState(false)
  const tryAgain = () => {
    // Some browsers never load a script again that they could not load once.
    if (isMissing && tried) window.location.reload()
    setTried(true)
    again()
  }
  return (
    <p className="card flex flex-wrap items-center gap-3 p-5 text-t2">
      {isMissing ? t.charts.failed : t.trouble.words.crashed.title}
      <button type="button" className="btn no-print" onClick={tryAgain}>
        {t.trouble.again}
      </button>
    </p>
  )
}
