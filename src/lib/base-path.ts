import { BASE_META } from '../contract/build'

/**
 * The path under which the proxy in front serves the application, without a slash at its end; empty for a host of its own.
 * Also empty where the server was reached past that proxy.
 */
export function readBasePath(doc: Document, pathname: string): string {
  const base = doc.querySelector<HTMLMetaElement>(`meta[name="${BASE_META}"]`)?.content ?? ''
  return pathname === base || pathname.startsWith(`${base}/`) ? base : ''
}

// Tests of pure code have no document.
export const basePath =
  typeof document === 'undefined' ? '' : readBasePath(document, window.location.pathname)

/** A path of the route table as the browser has to ask for it. The router does this by itself when it navigates. */
export const withBase = (path: string): string => basePath + path
