import { type Dirent, createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type FindObject, type ObsObject } from '../obs/object'

/**
 * The objects of a directory `<bucket>/<key>`. A request goes down from listed name to listed name, so nothing in it reaches the file
 * system, `..` is no name, and links are not followed. A name may be spelled as it is or percent-encoded. Files may change and appear.
 */
export function findCaptured(directory: string): FindObject {
  return async (bucket, key) => {
    const folder = await findName(directory, bucket, 'folder')
    if (folder === null) return 'NoSuchBucket'
    const path = await findPath(folder, key.split('/'))
    return path === null ? 'NoSuchKey' : readFile(path)
  }
}

async function findPath(folder: string, [name = '', ...rest]: readonly string[]): Promise<string | null> {
  const path = await findName(folder, name, rest.length === 0 ? 'file' : 'folder')
  return path === null || rest.length === 0 ? path : findPath(path, rest)
}

async function findName(folder: string, name: string, kind: 'file' | 'folder'): Promise<string | null> {
  const fits = (entry: Dirent) => (kind === 'file' ? entry.isFile() : entry.isDirectory())
  const entries = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(fits)
  const found =
    entries.find((entry) => entry.name === name) ?? entries.find((entry) => decode(entry.name) === name)
  return found === undefined ? null : join(folder, found.name)
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

async function readFile(path: string): Promise<ObsObject | 'NoSuchKey'> {
  const known = await stat(path).catch(() => null)
  if (known === null) return 'NoSuchKey'
  const { size, mtimeMs } = known
  return {
    size,
    etag: `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`,
    modifiedMs: mtimeMs,
    read: (fromByte, toByte) =>
      fromByte === toByte ? [] : createReadStream(path, { start: fromByte, end: toByte - 1 }),
  }
}
