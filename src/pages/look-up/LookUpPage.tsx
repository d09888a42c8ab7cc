import { useEffect } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { keepViewParams, paths, ROUTES } from '../../contract/routes'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { TitleCard } from '../../ui/Card'
import { LookUpForm } from './LookUpForm'
import { RecentRuns } from './RecentRuns'

/** `/`: finds a run by its job and instance or by a pasted address. */
export function LookUpPage() {
  const { t } = useLocale()
  const { lookUp, wallSetup, serverStatus } = useLaterWords()
  const [search] = useSearchParams()
  const typed = search.get('q') ?? ''
  useEffect(() => {
    document.title = t.title.plain
  }, [t])
  return (
    <div className="mx-auto grid max-w-[1040px] gap-3 py-6 max-sm:gap-0 max-sm:py-0">
      <TitleCard title={lookUp.title} about={lookUp.about}>
        <LookUpForm key={typed} typed={typed} />
      </TitleCard>
      <RecentRuns />
      <p className="px-6 text-12 max-sm:p-4">
        <Link to={keepViewParams(paths.wallSetup(), search)} className="link mr-6">
          {wallSetup.link}
        </Link>
        <Link to={keepViewParams(ROUTES.serverStatus, search)} className="link">
          {serverStatus.title}
        </Link>
      </p>
    </div>
  )
}
