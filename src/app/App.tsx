import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { client } from './query-client'
import { Router } from './Router'

export function App() {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <Router />
      </QueryClientProvider>
    </StrictMode>
  )
}
