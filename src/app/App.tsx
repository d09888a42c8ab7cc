import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useEffect } from 'react'
import { Section } from '../shell/updates/Section'
import { client } from './query-client'
import { Router } from './Router'

export function App() {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <Section fallback={({ retry }) => <AllFailed retry={retry} />}>
          <Router />
        </Section>
      </QueryClientProvider>
    </StrictMode>
  )
}

/** In both languages: the part that knows the viewer's language has failed with the rest. */
function AllFailed({ retry }: { retry: () => void }) {
  useEffect(() => {
    void import('../shell/updates/updates').then(({ startUpdates }) => startUpdates()).catch(() => undefined)
  }, [])
  return (
    <main className="grid justify-items-start gap-3 p-6">
      <h1 className="text-20 font-semibold">Nodeline</h1>
      <p>
        This page failed. <span lang="zh-CN">页面出错。</span>
      </p>
      <button type="button" className="btn btn-primary" onClick={retry}>
        Try again · <span lang="zh-CN">重试</span>
      </button>
    </main>
  )
}
