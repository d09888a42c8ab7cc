import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { RouterProvider } from 'react-router-dom'
import { createRouter } from './router'

const client = new QueryClient({
  // What was looked at a while ago leaves the memory of a page that stays open for weeks.
  defaultOptions: { queries: { gcTime: 300_000, refetchOnWindowFocus: true } },
})
const router = createRouter(client)

export function App() {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>
  )
}
