import { Activity, ListTree, Monitor, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { keepViewParams, paths, ROUTES } from '../../contract/routes'
import { useFindWords } from '../../i18n/find-words'
import { useLaterWords } from '../../i18n/locale'
import { Icon } from '../../ui/Icon'
import { LookUpForm } from './LookUpForm'

const ROW = 'flex min-h-8 w-full items-center gap-3 px-6 text-left hover:bg-hover max-sm:min-h-11 max-sm:px-4'

/** The other ways from here. */
export function MoreCard() {
  const { home } = useFindWords()
  const { wallSetup, serverStatus } = useLaterWords()
  const [search] = useSearchParams()
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-label={home.more} className="card py-1.5">
      <Row icon={Monitor} to={keepViewParams(paths.wallSetup(), search)}>
        {wallSetup.link}
      </Row>
      <button type="button" aria-expanded={isOpen} className={ROW} onClick={() => setOpen(!isOpen)}>
        <Icon icon={ListTree} size={16} className="text-t2" />
        {home.openRun}
      </button>
      {isOpen && <LookUpForm />}
      <Row icon={Activity} to={keepViewParams(ROUTES.serverStatus, search)}>
        {serverStatus.title}
      </Row>
    </section>
  )
}

interface RowProps {
  icon: LucideIcon
  to: string
  children: string
}

function Row({ icon, to, children }: RowProps) {
  return (
    <Link to={to} className={ROW}>
      <Icon icon={icon} size={16} className="text-t2" />
      {children}
    </Link>
  )
}
