/** WebKit refuses more than 100 changes of the address in 10 s; a held key makes 300. */
const MIN_GAP_MS = 300

/** An entry of the browser's history. */
export interface Location {
  pathname: string
  search: string
  key: string
}

/** How the page came to its location: by the browser's history, by a link, or by a change of the entry. */
export type Action = 'pop' | 'push' | 'replace'

export interface AddressState {
  location: Location
  action: Action
}

/** The address as the page shows it. The browser's own follows up to 300 ms later when it is replaced, and at once otherwise. */
export interface Address {
  read: () => AddressState
  /** Opens a path of this host, with its query. */
  push: (path: string) => void
  /** Changes the parameters; several changes in one tick add up. */
  changeSearch: (update: (before: URLSearchParams) => URLSearchParams) => void
  /** Returns a function that stops listening; a change that still waits is then written. */
  listen: (listener: (state: AddressState) => void) => () => void
}

export function createAddress(): Address {
  restoreUnwritten()
  let state: AddressState = { location: readLocation(), action: 'pop' }
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
  const show = (action: Action, location: Location) => {
    state = { location, action }
    notify(state)
  }
  const replace = (url: URL) => {
    pending = url
    show('replace', createLocation(pending, state.location.key))
    const waitMs = writtenMs + MIN_GAP_MS - performance.now()
    if (waitMs <= 0) write()
    else timer ??= window.setTimeout(write, waitMs)
  }
  const onPageHide = () => {
    keepUnwritten(pending && [state.location.key, pending.href])
    write()
  }
  const onPopState = () => {
    // What waits belongs to the entry that was left.
    drop()
    show('pop', readLocation())
  }
  return {
    read: () => state,
    push: (path) => {
      write()
      const url = resolve(path)
      // As browsers do with a link to where they are.
      if (url.href === window.location.href) return replace(url)
      const key = createKey()
      window.history.pushState({ key }, '', url)
      show('push', createLocation(url, key))
    },
    changeSearch: (update) => {
      const { pathname, search } = state.location
      const query = update(new URLSearchParams(search)).toString()
      replace(resolve(query === '' ? pathname : `${pathname}?${query}`))
    },
    listen: (listener) => {
      notify = listener
      window.addEventListener('popstate', onPopState)
      window.addEventListener('pagehide', onPageHide)
      // Before the browser follows it.
      window.addEventListener('click', onClick, true)
      return () => {
        notify = () => undefined
        window.removeEventListener('popstate', onPopState)
        window.removeEventListener('pagehide', onPageHide)
        window.removeEventListener('click', onClick, true)
        write()
      }
    },
  }

  /** The browser follows a link to a part of the page by itself, from the address that it knows. */
  function onClick({ target }: MouseEvent) {
    if (target instanceof Element && target.closest('a[href^="#"]')) write()
  }
}

/** A path with two slashes in front is one of this host, too. */
const resolve = (path: string) => new URL(window.location.origin + path)
const createKey = () => Math.random().toString(36).slice(2, 10)

const createLocation = ({ pathname, search }: URL, key: string): Location => ({ pathname, search, key })

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
