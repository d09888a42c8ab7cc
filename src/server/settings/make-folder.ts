import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** With all folders above it. The recursive form of Node never returns below `/proc`, where a folder is there and holds no new one. */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it meanwhile.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error
  }
}
