import { type MiddlewareHandler } from 'hono'
import { ROUTES, addParams, isApiPath } from '../../contract/routes'
import { isSameShown, parseScreenAddress } from '../../contract/screen-address'
import { parseWallParams } from '../../contract/wall-params'
import { type IsListed, clientKey } from '../http/client-address'
import { type Env } from '../http/env'
import { errorResponse } from '../http/error-response'
import { type DescribeLink } from '../http/preview-routes'
import { type MayReadOptions, mayRead } from '../screens/may-read'
import { type Screens } from '../screens/screens'
import { formatCookie } from './cookies'
import { SCREEN_COOKIE, readScreen } from './screen-cookies'
import { showSignIn } from './sign-in-page'
import { strangerStatus } from './stranger-status'

export interface ScreenGateDeps {
  screens: Screens
  mayRead: MayReadOptions
  isRelay: IsListed
  describeLink: DescribeLink
}

/** Answers who has no session: a paired screen gets what it shows, the address of a wall a code, all others the sign-in form. */
export function createScreenGate({
  screens,
  mayRead: options,
  isRelay,
  describeLink,
}: ScreenGateDeps): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { path } = c.req
    const query = new URL(c.req.url).search
    const search = new URLSearchParams(query)
    const found = readScreen(c, screens)
    const screen = found?.screen.state === 'paired' ? found.screen : null
    const bound = screen && parseScreenAddress(screen.address)

    if (isApiPath(path)) {
      if (screen === null || bound === null) return errorResponse({ code: 'signed_out' })
      if (!mayRead(path, search, bound.shows, options)) return errorResponse({ code: 'forbidden' })
      setViewer()
      return next()
    }

    const asked = parseScreenAddress(path + query)
    // A user before the screen may sign in there.
    if (search.has('sign-in') || search.has('code')) return showSignIn(c, { status: 401 })
    if (found !== null && bound !== null) {
      if (asked === null || !isSameShown(asked.shows, bound.shows)) return redirect(bound.address)
      setViewer()
      await next()
      c.header('set-cookie', formatCookie(SCREEN_COOKIE, found.token, c.get('host')), { append: true })
      return
    }
    if (asked !== null) {
      const proposing = addParams(PAIRING_PAGE, new URLSearchParams({ show: asked.address }))
      return redirect(proposing.length > MAX_PROPOSING ? PAIRING_PAGE : proposing)
    }
    if (path.replace(/\/$/, '') !== ROUTES.pair)
      return showSignIn(c, { status: strangerStatus(c), tags: await describeLink(c) })
    if (!parseWallParams(search).on) return redirect(PAIRING_PAGE)
    setViewer()
    return next()

    function setViewer(): void {
      const client = screen === null ? clientKey(c, isRelay) : `screen ${screen.id}`
      const shown = screen && { name: screen.name, address: screen.address }
      c.set('viewer', { user: null, client, canSignOut: false, screen: shown })
    }

    function redirect(to: string): Response {
      c.header('cache-control', 'no-store')
      return c.redirect(c.get('host').basePath + to, 302)
    }
  }
}

/** In the frame of a wall: the screen that shows it has no keyboard. */
const PAIRING_PAGE = `${ROUTES.pair}?wall=1`
/** Names that are encoded twice grow: with a longer address the next request would have too large headers, and no code at all. */
const MAX_PROPOSING = 24_000
