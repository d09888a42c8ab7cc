import { useNow } from '../../ui/use-now'

export const PAGE_MS = 12_000

/** The page that is shown: the same on all walls at one time. */
export const pageAt = (nowMs: number, pages: number): number =>
  pages <= 1 ? 0 : Math.floor(nowMs / PAGE_MS) % pages

/** Turns pages of a wall, from 0 on. */
export const useWallPage = (pages: number): number => pageAt(useNow(0, pages > 1 ? null : 0, PAGE_MS), pages)
