import { withBase } from '../lib/base-path'
import { UserRound } from 'lucide-react'
import { ROUTES } from '../contract/routes'
import { useLocale } from '../i18n/locale'
import { showInvisible } from '../lib/text'
import { Link } from '../shell/address/Link'
import { Icon } from '../ui/Icon'
import { Popover } from '../ui/Popover'

interface AccountProps {
  user: string
  /** False where a proxy in front of this server signs users in. */
  canSignOut: boolean
}

/** The name of the signed-in user, and the sign-out button. */
export function Account({ user, canSignOut }: AccountProps) {
  const { t } = useLocale()
  const name = showInvisible(user)
  const label = t.app.account(name)
  const shown = (
    <>
      <Icon icon={UserRound} size={16} />
      <bdi aria-hidden className={`max-w-36 truncate ${canSignOut ? 'max-lg:hidden' : 'max-sm:max-w-18'}`}>
        {name}
      </bdi>
    </>
  )
  if (!canSignOut)
    return (
      <p className="flex h-7 items-center gap-1.5 px-1.5 text-t2" data-tip={label}>
        {shown}
        <span className="sr-only">{label}</span>
      </p>
    )
  return (
    <Popover trigger={shown} label={label} className="btn btn-quiet px-1.5!" align="end">
      <form method="post" action={withBase(ROUTES.signOut)}>
        <p className="w-max max-w-72 px-2 py-1 text-12 text-t2 [overflow-wrap:anywhere]">{label}</p>
        <Link to={ROUTES.pair} className="menu-item">
          {t.app.screens}
        </Link>
        <button type="submit" className="menu-item">
          {t.app.signOut}
        </button>
      </form>
    </Popover>
  )
}
