import { ASSETS_PREFIX, LINK_PICTURES_PREFIX, isProbePath } from '../../contract/routes'

const OPEN = new Set(['/sign-in.css', '/favicon.svg', '/robots.txt'])

/**
 * Paths that reveal nothing of any run, and pictures of links, whose route shows a stranger what LINK_PREVIEWS says. The sign-in page needs
 * some of them, and a shared cache may keep them.
 */
export const isOpen = (path: string): boolean =>
  OPEN.has(path) ||
  path.startsWith(ASSETS_PREFIX) ||
  path.startsWith(LINK_PICTURES_PREFIX) ||
  isProbePath(path)
