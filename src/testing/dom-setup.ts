import { configure } from '@testing-library/react'

// A guard against a hang, no measure of speed: by default `findBy` gives up after a second, which a busy machine needs for one look.
configure({ asyncUtilTimeout: 30_000 })
