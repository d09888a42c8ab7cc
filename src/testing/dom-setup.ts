import { configure } from '@testing-library/react'
import { afterAll } from 'vitest'

// A guard against a hang, no measure of speed: by default `findBy` gives up after a second, which a busy machine needs for one look.
configure({ asyncUtilTimeout: 30_000 })

// The files of a worker share one document: what a test leaves in it must not be found by the next file. A file in Node has none.
if (typeof document !== 'undefined') afterAll(() => document.body.replaceChildren())
