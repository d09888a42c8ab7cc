import { expect, it } from 'vitest'
import { Journal, type NewEntry } from './journal'

const ENTRY: NewEntry = {
  atMs: 0,
  service: 'dgc',
  method: 'GET',
  path: '/',
  job: null,
  id: null,
  workspace: '',
  auth: 'none',
  outcome: '',
  end: 'open',
}

it('numbers entries, and lists each change again', () => {
  const journal = new Journal()
  const [first] = [journal.add(ENTRY), journal.add(ENTRY)]
  expect(journal.pageAfter(0)).toMatchObject({ revision: 2, entries: [{ number: 1 }, { number: 2 }] })
  if (first) {
    first.end = 'sent'
    journal.changed(first)
  }
  expect(journal.pageAfter(2)).toMatchObject({ revision: 3, entries: [{ number: 1, end: 'sent' }] })
  expect(journal.pageAfter(3)).toEqual({ revision: 3, entries: [] })
})

it('forgets the oldest when there are too many, and goes on counting', () => {
  const journal = new Journal()
  for (let count = 0; count < 20_001; count += 1) journal.add(ENTRY)
  expect(journal.entries[0]?.number).toBe(2001)
  expect(journal.add(ENTRY).number).toBe(20_002)
})
