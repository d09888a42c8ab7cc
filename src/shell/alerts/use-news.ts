import { useEffect, useRef } from 'react'
import { type Run } from '../../contract/run'
import { hear, type Heard, type News } from './news'

/** Calls back with what began since the last look of this page, once; never with what its first look found. */
export function useNews(run: Run, tell: (news: readonly News[]) => void): void {
  const last = useRef<Heard | null>(null)
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  useEffect(() => {
    const { heard, news } = hear(last.current, run)
    last.current = heard
    if (news.length > 0) latest.current(news)
  }, [run])
}
