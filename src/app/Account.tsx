import { ROUTES } from '../contract/routes'
import { UserRound } from 'lucide-react'
import { type Config } from '../contract/config'
import { useLocale } from '../i18n/locale'
import { showInvisible } from '../lib/text'
import { Menu } from '../ui/Menu'
import { Icon } from '../ui/Icon'

/** Who is signed in, and the way out where this server is the one that let her in. */
export function Account({ user, canSignOut }: Config['viewer']) {
  const { t } = useLocale()
  const name = showInvisible(user ?? '')
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
      <p className="flex h-7 items-center gap-1.5 px-1.5 text-t2" title={label}>
        {shown}
        <span className="sr-only">{label}</span>
      </p>
    )
  return (
    <Menu
      label={label}
      className="btn btn-quiet px-1.5!"
      align="right"
      panel={
        <form method="post" action={ROUTES.signOut}>
          <p className="w-max max-w-72 px-2 py-1 text-12 text-t2 [overflow-wrap:anywhere]">{label}</p>
          <button type="submit" className="min-h-7 w-full rounded px-2 py-1 text-left hover:bg-hover">
            {t.app.signOut}
          </button>
        </form>
      }
    >
      {shown}
    </Menu>
  )
}
