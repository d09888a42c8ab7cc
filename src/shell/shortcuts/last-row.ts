import { useEffect } from 'react'
import { useLocation } from 'react-router-dom'

/** By entry of the browser's history. */
const lastRows = new Map<string, string>()

/** The key of the row that had the focus last, also before the user left the page and came back. Null before any had it. */
export function useLastRow(focusedKey: string | null): () => string | null {
  const entry = useLocation().key
  useEffect(() => {
    if (focusedKey !== null) lastRows.set(entry, focusedKey)
  }, [entry, focusedKey])
  return () => lastRows.get(entry) ?? null
}
