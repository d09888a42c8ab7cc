import { ASSETS_PREFIX, isProbePath } from '../../contract/routes'

const OPEN = new Set(['/sign-in.css', '/favicon.svg', '/robots.txt'])

/** Paths that reveal nothing of any run. The sign-in page needs some of them, and a shared cache may keep them. */
export const isOpen = (path: string): boolean =>
  OPEN.has(path) || path.startsWith(ASSETS_PREFIX) || isProbePath(path)
