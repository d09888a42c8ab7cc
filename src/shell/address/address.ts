import { createPath, NavigationType, type Location, type Navigator, type To } from 'react-router-dom'

/** WebKit refuses more than 100 changes of the address in 10 s; a held key makes 300. */
const MIN_GAP_MS = 300

interface AddressState {
  location: Location
  action: NavigationType
}

/** The address as the page shows it. The browser's own follows up to 300 ms later when it is replaced, and at once otherwise. */
export interface Address extends Navigator {
  read: () => AddressState
  /** Changes the parameters; several changes in one tick add up. The hash stays, unless `keepsHash` says otherwise. */
  changeSearch: (
    update: (before: URLSearchParams) => URLSearchParams,
    keepsHash?: (before: URLSearchParams, after: URLSearchParams) => boolean,
  ) => void
  /** Returns a function that stops listening; a change that still waits is then written. */
  listen: (listener: (state: AddressState) => void) => () => void
}

export function createAddress(): Address {
  restoreUnwritten()
  let state: AddressState = { location: readLocation(), action: NavigationType.Pop }
  let notify: (state: AddressState) => void = () => undefined
  let pending: URL | null = null
  let timer: number | undefined
  let writtenMs = -Infinity

  const drop = () => {
    window.clearTimeout(timer)
    timer = undefined
    pending = null
  }
  const write = () => {
    const url = pending
    drop()
    if (!url) return
    writtenMs = performance.now()
    // Others keep something in the state of the entry as well.
    window.history.replaceState(window.history.state, '', url)
  }
  const show = (action: NavigationType, location: Location) => {
    state = { location, action }
    notify(state)
  }
  const replace = (to: To) => {
    pending = resolve(to)
    show(NavigationType.Replace, createLocation(pending, state.location.key))
    const waitMs = writtenMs + MIN_GAP_MS - performance.now()
    if (waitMs <= 0) write()
    else timer ??= window.setTimeout(write, waitMs)
  }
  const push = (to: To) => {
    write()
    const url = resolve(to)
    const key = createKey()
    window.history.pushState({ key }, '', url)
    show(NavigationType.Push, createLocation(url, key))
  }
  const onPageHide = () => {
    keepUnwritten(pending && [state.location.key, pending.href])
    write()
  }
  const onPopState = () => {
    // What waits belongs to the entry that was left.
    drop()
    show(NavigationType.Pop, readLocation())
  }
  return {
    createHref,
    encodeLocation: resolve,
    read: () => state,
    replace,
    push,
    go: (delta) => {
      write()
      window.history.go(delta)
    },
    changeSearch: (update, keepsHash = () => true) => {
      const { pathname, search, hash } = state.location
      const after = update(new URLSearchParams(search))
      const keeps = keepsHash(new URLSearchParams(search), after)
      replace({ pathname, search: after.toString(), hash: keeps ? hash : '' })
    },
    listen: (listener) => {
      notify = listener
      window.addEventListener('popstate', onPopState)
      window.addEventListener('pagehide', onPageHide)
      // Before the browser follows it.
      window.addEventListener('click', onClick, true)
      window.addEventListener('click', onLink)
      return () => {
        notify = () => undefined
        window.removeEventListener('popstate', onPopState)
        window.removeEventListener('pagehide', onPageHide)
        window.removeEventListener('click', onClick, true)
        window.removeEventListener('click', onLink)
        write()
      }
    },
  }

  /** The browser follows a link to a part of the page by itself, from the address that it knows. */
  function onClick({ target }: MouseEvent) {
    if (target instanceof Element && target.closest('a[href^="#"]')) write()
  }

  /** Follows a `Link`, unless its owner took the click or the browser is to open it elsewhere. A link to what is shown adds no entry. */
  function onLink(event: MouseEvent) {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-link]') : null
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0
    if (!link || event.defaultPrevented || isElsewhere || link.target !== '') return
    event.preventDefault()
    const to = createPath(link)
    if (link.dataset['link'] === 'replace' || to === createPath(state.location)) replace(to)
    else push(to)
  }
}

const createHref = (to: To) => (typeof to === 'string' ? to : createPath(to))
/** A path with two slashes in front is one of this host, too. */
const resolve = (to: To) => new URL(window.location.origin + createHref(to))
const createKey = () => Math.random().toString(36).slice(2, 10)

const createLocation = ({ pathname, search, hash }: URL, key: string): Location => ({
  pathname,
  search,
  hash,
  state: null,
  key,
})

const NAME = 'nodeline.address'

/** A page that is loaded again asks for the address from before its last moment: what is written then comes too late. */
function keepUnwritten(unwritten: readonly [key: string, href: string] | null): void {
  try {
    if (unwritten) window.sessionStorage.setItem(NAME, JSON.stringify(unwritten))
    else window.sessionStorage.removeItem(NAME)
  } catch {
    // The change of the last moment is lost.
  }
}

function restoreUnwritten(): void {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(NAME) ?? 'null')
    window.sessionStorage.removeItem(NAME)
    if (!Array.isArray(kept) || kept[0] !== Reflect.get(Object(window.history.state), 'key')) return
    const url = new URL(String(kept[1]))
    if (url.pathname === window.location.pathname) window.history.replaceState(window.history.state, '', url)
  } catch {
    // The address stays as it is.
  }
}

/** An entry that the browser made has no key yet. */
function readLocation(): Location {
  const state: unknown = window.history.state
  const own = typeof state === 'object' && state !== null ? state : {}
  let key: unknown = Reflect.get(own, 'key')
  if (typeof key !== 'string') {
    key = createKey()
    window.history.replaceState({ ...own, key }, '')
  }
  return createLocation(new URL(window.location.href), String(key))
}
